package dev.stepwise.start;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A process that has the embedded database, to be killed. */
final class DoomedProcess {

    /** Stands in the environment of the process as keys and passwords may. */
    static final String SECRET = "sk-planted-in-the-environment";

    private static final String READY = "ready";

    private DoomedProcess() {}

    static void main(String[] arguments) throws Exception {
        var database = EmbeddedDatabase.start(DataFolder.take(Path.of(arguments[0])));
        IO.println(READY + " " + database.url());
        new CountDownLatch(1).await();
    }

    /** Starts the process and returns when its database answers. */
    static Process on(Path folder) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoomedProcess.class.getName(),
                        folder.toString())
                .redirectErrorStream(true);
        for (var name : List.of("STEPWISE_MODEL_API_KEY", "STEPWISE_DATABASE_PASSWORD", "OPENAI_API_KEY")) {
            builder.environment().put(name, SECRET);
        }
        var process = builder.start();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        while (line != null && !line.startsWith(READY)) {
            line = output.readLine();
        }
        return process;
    }
}
