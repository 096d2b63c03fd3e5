package dev.stepwise.llm.practice;

import dev.stepwise.llm.serving.LoopbackHttp;
import dev.stepwise.llm.serving.Pace;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;

/** The practice server: OpenAI-compatible, on this computer's loopback address only. */
public final class PracticeHttp implements Closeable {

    private final LoopbackHttp http;

    private PracticeHttp(LoopbackHttp http) {
        this.http = http;
    }

    /**
     * Starts a server.
     *
     * @param port 0 for any that is free
     * @param runOn whether the replies of steps 3, 6, 9 … go on in white space to the token limit
     * @throws java.net.BindException if the port is taken
     */
    public static PracticeHttp start(int port, Pace pace, boolean runOn, TrafficLog log) throws IOException {
        return new PracticeHttp(LoopbackHttp.start(port, PracticeRoutes.of(new ChatEndpoint(pace, runOn, log))));
    }

    /** What clients are told: {@code http://127.0.0.1:<port>/v1}. */
    public URI baseUrl() {
        return http.baseUrl();
    }

    /** Waits until the server is closed. */
    void join() throws InterruptedException {
        http.join();
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
