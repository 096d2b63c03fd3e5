package dev.stepwise.faults.cluster;

import dev.stepwise.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The practice server as a process of its own. It keeps its address and its log when it is killed and started again. */
public final class ModelServer implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("practice server.* at http://127\\.0\\.0\\.1:(\\d+)/v1");

    private final Packaged packaged;
    private final Path log;
    private Program program;
    private final int port;

    private ModelServer(Packaged packaged, Path log, Pace pace) throws IOException {
        this.packaged = packaged;
        this.log = log;
        program = start(0, pace);
        port = Integer.parseInt(program.address());
    }

    static ModelServer start(Packaged packaged, Path folder, Pace pace) throws IOException {
        return new ModelServer(packaged, folder.resolve("model-server.jsonl"), pace);
    }

    private Program start(int port, Pace pace) throws IOException {
        var command = new ArrayList<>(packaged.practice("-Xmx128m"));
        command.addAll(List.of(
                "--port=" + port,
                "--tokens-per-second=" + pace.tokensPerSecond(),
                "--first-token=" + pace.firstToken(),
                "--log=" + log));
        return Program.start(command, READY, _ -> {});
    }

    public int port() {
        return port;
    }

    /** In mid-word, with all connections. */
    public void kill() {
        program.discard();
    }

    /** Starts it again at its old address. */
    public void startAgain(Pace pace) throws IOException {
        program = start(port, pace);
    }

    /** Every chat request that came so far, in the order in which they came. */
    public List<ModelCall> calls() throws IOException {
        return ModelCall.read(Files.readString(log));
    }

    @Override
    public void close() {
        program.discard();
    }
}
