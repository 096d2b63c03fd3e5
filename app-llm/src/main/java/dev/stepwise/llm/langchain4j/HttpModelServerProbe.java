package dev.stepwise.llm.langchain4j;

import dev.stepwise.endpoint.ApiKey;
import dev.stepwise.endpoint.ModelServerProbe;
import dev.stepwise.endpoint.ProbeResult;
import dev.stepwise.endpoint.ProbeResult.Found;
import dev.stepwise.endpoint.ProbeResult.KeyRefused;
import dev.stepwise.endpoint.ProbeResult.NotFound;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Asks by HTTP whether an address is a model server. */
public final class HttpModelServerProbe implements ModelServerProbe {

    private final ModelHttp http;

    public HttpModelServerProbe(ModelHttp http) {
        this.http = http;
    }

    @Override
    public ProbeResult probe(URI baseUrl, Optional<ApiKey> key, Duration deadline) {
        try {
            var models = URI.create(baseUrl.toString().replaceFirst("/$", "") + "/models");
            return result(baseUrl, http.fetch(ServerRequests.get(models, key), deadline));
        } catch (TimeoutException late) {
            return new NotFound("it did not answer in time");
        } catch (IOException failed) {
            return new NotFound(Failure.ofNetwork(failed, false).detail());
        } catch (IllegalArgumentException malformed) {
            return new NotFound("the address or the key cannot stand in a request");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new NotFound("asking was interrupted");
        }
    }

    private static ProbeResult result(URI baseUrl, HttpResponse<String> response) {
        return switch (response.statusCode()) {
            case 401, 403 -> new KeyRefused();
            case 200 ->
                ModelList.parse(response.body())
                        .map(list -> found(baseUrl, list))
                        .orElse(new NotFound("it does not answer with a list of models"));
            case 300, 301, 302, 303, 307, 308 -> new NotFound("it redirects, which is not followed");
            default -> new NotFound("it answers with HTTP " + response.statusCode());
        };
    }

    private static ProbeResult found(URI baseUrl, ModelList list) {
        var models = list.models();
        return models.isEmpty()
                ? new NotFound("it offers no model that can chat")
                : new Found(list.flavor(baseUrl), models);
    }
}
