package dev.stepwise.faults.cluster;

import dev.stepwise.llm.practice.PracticeMain;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The app as people get it: its jar, unpacked.
 *
 * @param folder the jar and beside it, in {@code lib}, what it needs
 */
public record Packaged(Path folder) {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** Unpacked once in this JVM. */
    private static final class Once {
        static final Packaged APP = unpack(Path.of("target"));
    }

    /** What this build has packaged. */
    public static Packaged app() {
        return Once.APP;
    }

    private static Packaged unpack(Path target) {
        try {
            var folder = Files.createDirectories(target.resolve("faults"))
                    .resolve("app-" + ProcessHandle.current().pid());
            var unpacking = new ProcessBuilder(
                            JAVA,
                            "-Djarmode=tools",
                            "-jar",
                            jarIn(target).toString(),
                            "extract",
                            "--force",
                            "--destination",
                            folder.toString())
                    .redirectErrorStream(true)
                    .start();
            var said = new String(unpacking.getInputStream().readAllBytes());
            if (unpacking.waitFor() != 0) {
                throw new IllegalStateException("The packaged app could not be unpacked: " + said);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(() -> Folders.delete(folder)));
            return new Packaged(folder);
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException("The packaged app could not be unpacked.", failed);
        }
    }

    private static Path jarIn(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder, "app-ui-*.jar")) {
            for (var file : files) {
                if (!file.toString().endsWith("-tests.jar")) {
                    return file;
                }
            }
        }
        throw new IllegalStateException("The app is not packaged: there is no jar in " + folder.toAbsolutePath() + ".");
    }

    /** The command that runs the app, as {@code launcher/run.sh} has it. */
    List<String> app(String memory) throws IOException {
        return List.of(
                JAVA,
                "-Xms64m",
                memory,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                jarIn(folder).toString());
    }

    /** The command that runs a practice server, which is no part of the app, on the app's libraries. */
    List<String> practice(String memory) {
        return List.of(
                JAVA,
                memory,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                PracticeMain.place() + File.pathSeparator + libraries() + "/*",
                PracticeMain.class.getName());
    }

    /** The folder with what the app needs, jar by jar. */
    public Path libraries() {
        return folder.resolve("lib");
    }
}
