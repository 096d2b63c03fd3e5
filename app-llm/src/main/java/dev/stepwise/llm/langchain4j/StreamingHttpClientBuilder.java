package dev.stepwise.llm.langchain4j;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import java.time.Duration;

/** Gives LangChain4j our transport; deadlines are each call's own, and one time to connect holds for all. */
final class StreamingHttpClientBuilder implements HttpClientBuilder {

    private final ModelHttp http;

    StreamingHttpClientBuilder(ModelHttp http) {
        this.http = http;
    }

    @Override
    public Duration connectTimeout() {
        return ModelHttp.CONNECT_TIMEOUT;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        return this;
    }

    @Override
    public Duration readTimeout() {
        return Duration.ZERO;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        return this;
    }

    @Override
    public HttpClient build() {
        return new StreamingHttpClient(http);
    }
}
