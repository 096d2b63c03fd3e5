package dev.stepwise.llm.langchain4j;

import dev.stepwise.endpoint.Connection;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Tells the HTTP client, which serves all servers, how the one that is called is reached. */
final class ServerContext {

    private static final String CONNECTION = "stepwise.connection";

    private static final String THROUGH_PROXY = "stepwise.through-proxy";

    private ServerContext() {}

    static HttpClientContext of(Connection connection) {
        var context = HttpClientContext.create();
        context.setAttribute(CONNECTION, connection);
        // an open connection serves requests with an equal token alone: what was trusted when it was opened is trusted
        // then
        context.setUserToken(connection.trust());
        return context;
    }

    /** Remembers whether the request goes through a proxy, which the client itself does not tell. */
    static void routed(HttpContext context, boolean isThroughProxy) {
        context.setAttribute(THROUGH_PROXY, isThroughProxy);
    }

    static boolean isThroughProxy(HttpContext context) {
        return Boolean.TRUE.equals(context.getAttribute(THROUGH_PROXY));
    }

    static Connection connection(HttpContext context) {
        return (Connection) context.getAttribute(CONNECTION);
    }
}
