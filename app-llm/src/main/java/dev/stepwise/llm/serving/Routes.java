package dev.stepwise.llm.serving;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.Map;

/**
 * Finds what answers a request.
 *
 * @param handlers by method and path: {@code GET /health}
 */
public record Routes(Map<String, RequestHandler> handlers) implements RequestHandler {

    public Routes {
        handlers = Map.copyOf(handlers);
    }

    @Override
    public boolean answer(HttpRequest request, ClientConnection client) throws IOException {
        var handler = handlers.get(request.method() + " " + request.path());
        if (handler != null) {
            return handler.answer(request, client);
        }
        var known = handlers.keySet().stream().anyMatch(route -> route.endsWith(" " + request.path()));
        var detail = known ? "Method Not Allowed" : "Not Found";
        client.send(known ? 405 : 404, JsonNodeFactory.instance.objectNode().put("detail", detail));
        return true;
    }
}
