package dev.stepwise.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The packaged Stepwise, as people start it.
 *
 * @param folder with the jar and its {@code lib}
 */
record Installation(Path folder) {

    private static final Pattern SETUP_LINK = Pattern.compile("(http://\\S+/setup\\?token=\\S+)");
    private static final Pattern PRACTICE_URL = Pattern.compile("practice server.* at (http://\\S+)");

    /** The app on an empty data folder; its address is the link that creates the administrator. */
    Program app(Path data, int port, String modelUrl) throws IOException {
        return Program.start(
                List.of(
                        "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-jar",
                        jar().toString(),
                        "--port=" + port,
                        "--data=" + data,
                        "--model-url=" + modelUrl),
                SETUP_LINK);
    }

    /** A practice server at the ideal's speed; its address is the base URL of its API. */
    Program practice(int port, boolean runOn, Path log) throws IOException {
        var arguments = new ArrayList<>(List.of(
                "-Xmx128m",
                "-cp",
                folder.resolve("lib") + "/*",
                "dev.stepwise.llm.practice.PracticeMain",
                "--port=" + port,
                "--tokens-per-second=" + Traffic.TOKENS_PER_SECOND,
                "--first-token=" + Traffic.FIRST_TOKEN_SECONDS,
                "--log=" + log));
        if (runOn) {
            arguments.add("--run-on");
        }
        return Program.start(arguments, PRACTICE_URL);
    }

    private Path jar() throws IOException {
        try (var files = Files.newDirectoryStream(folder, "app-ui-*.jar")) {
            return files.iterator().next();
        }
    }
}
