package dev.stepwise.llm.langchain4j;

import dev.stepwise.endpoint.Connection;
import dev.stepwise.endpoint.ModelServerProbe;
import dev.stepwise.endpoint.NoServer;
import dev.stepwise.endpoint.NoServer.Reason;
import dev.stepwise.endpoint.ProbeResult;
import dev.stepwise.endpoint.ProbeResult.Found;
import dev.stepwise.endpoint.ProbeResult.KeyRefused;
import dev.stepwise.endpoint.ProbeResult.NotFound;
import dev.stepwise.llm.langchain4j.ModelHttp.HttpAnswer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Asks by HTTP whether an address is a model server. */
public final class HttpModelServerProbe implements ModelServerProbe {

    private final ModelHttp http;

    public HttpModelServerProbe(ModelHttp http) {
        this.http = http;
    }

    @Override
    public ProbeResult probe(URI baseUrl, Connection connection, Duration deadline) {
        try {
            var models = URI.create(baseUrl.toString().replaceFirst("/$", "") + "/models");
            return result(baseUrl, http.fetch(connection, ServerRequests.get(models, connection), deadline));
        } catch (TimeoutException late) {
            return new NotFound(Reason.TOO_LATE);
        } catch (ModelHttp.TooLong tooLong) {
            return new NotFound(Reason.TOO_LONG);
        } catch (IOException failed) {
            return new NotFound(Failure.noServer(failed));
        } catch (IllegalArgumentException malformed) {
            return new NotFound(Reason.UNSENDABLE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new NotFound(Reason.INTERRUPTED);
        }
    }

    private static ProbeResult result(URI baseUrl, HttpAnswer response) {
        return switch (response.status()) {
            case 401, 403 -> new KeyRefused();
            case 200 ->
                ModelList.parse(response.body())
                        .map(list -> found(baseUrl, list))
                        .orElse(new NotFound(Reason.NO_MODEL_LIST));
            case 300, 301, 302, 303, 307, 308 -> new NotFound(Reason.REDIRECTS);
            default -> new NotFound(new NoServer.Status(response.status()));
        };
    }

    private static ProbeResult found(URI baseUrl, ModelList list) {
        var models = list.models();
        return models.isEmpty() ? new NotFound(Reason.NO_CHAT_MODEL) : new Found(list.flavor(baseUrl), models);
    }
}
