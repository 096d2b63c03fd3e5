package dev.stepwise.llm.serving;

import java.io.IOException;

/** Answers the requests of a {@link LoopbackHttp}, each on its connection's own thread. */
@FunctionalInterface
public interface RequestHandler {

    /**
     * Writes the whole answer.
     *
     * @return whether the connection is of further use
     * @throws IOException if the client is gone
     */
    boolean answer(HttpRequest request, ClientConnection client) throws IOException;
}
