package dev.stepwise.llm.serving;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Consumer;

/** Takes connections until the server's socket is closed. Nothing is logged: the tiny model's process has no library for that. */
public final class Accepting implements Runnable {

    /** What does not go by itself, like too many open files, would fail again at once, as fast as the processor can. */
    private static final long PAUSE_MS = 50;

    private final ServerSocket server;
    private final Consumer<Socket> taken;

    /** @param taken takes a connection, and returns at once */
    public Accepting(ServerSocket server, Consumer<Socket> taken) {
        this.server = server;
        this.taken = taken;
    }

    @Override
    public void run() {
        while (!server.isClosed()) {
            try {
                taken.accept(server.accept());
            } catch (IOException failed) {
                // A client gave up before it was taken, or the server was closed, or there is something that a pause
                // may mend.
                if (!server.isClosed() && !pause()) {
                    return;
                }
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE_MS);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
