package dev.stepwise.start;

import dev.stepwise.process.ChildEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs for this platform, as the build brings them: unpacked once, for their owner only. */
final class PostgresPrograms {

    private final Path home;

    private PostgresPrograms(Path home) {
        this.home = home;
    }

    /** Unpacks them into a folder if they are not there, and removes those of other builds. */
    static PostgresPrograms in(Path folder) throws IOException {
        var archive = archive();
        // a build brings one archive; its length and time tell it from another build's
        Path home = folder.resolve("PG-" + Long.toHexString(archive.contentLength()) + "-" + EmbeddedDatabase.VERSION);
        if (!Files.isDirectory(home)) {
            FileSystemUtils.deleteRecursively(folder);
            Path unfinished = folder.resolve("unfinished");
            OwnerOnly.makeFolder(unfinished);
            try (var packed = archive.getInputStream()) {
                unpack(packed, unfinished);
            }
            Files.move(unfinished, home);
        }
        return new PostgresPrograms(home);
    }

    private static Resource archive() throws IOException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String platform = system.startsWith("windows") ? "windows" : system.startsWith("mac") ? "darwin" : "linux";
        return Stream.of(processor(), processor() + "-alpine_linux", "x86_64")
                .map(processor -> new ClassPathResource("postgres-" + platform + "-" + processor + ".txz"))
                .filter(ClassPathResource::exists)
                .findFirst()
                .orElseThrow(() -> new IOException(
                        "this build brings no PostgreSQL for " + platform + " on " + System.getProperty("os.arch")));
    }

    private static String processor() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> System.getProperty("os.arch");
        };
    }

    private static void unpack(InputStream packed, Path target) throws IOException {
        try (var archive = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                unpack(entry, archive, target.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path file) throws IOException {
        if (entry.isDirectory()) {
            OwnerOnly.makeFolder(file);
            return;
        }
        Path folder = file.getParent();
        if (folder != null) {
            OwnerOnly.makeFolder(folder);
        }
        if (entry.isSymbolicLink() || entry.isLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        OwnerOnly.makeFile(file);
        try (var out = Files.newOutputStream(file)) {
            content.transferTo(out);
        }
        if (folder != null && folder.endsWith("bin")) {
            // by its owner; what cannot be made so is told when it is started
            var _ = file.toFile().setExecutable(true, true);
        }
    }

    /**
     * Runs a program to its end, without what it does not need of this process's environment.
     *
     * @param output where it and what it starts write to
     * @throws IOException if it cannot be started, or fails
     */
    void run(Path output, String program, List<String> arguments) throws IOException {
        var command = new ArrayList<String>(asAnybody());
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        ChildEnvironment.limit(process);
        try {
            int code = process.start().waitFor();
            if (code != 0) {
                throw new IOException(program + " ended with code " + code);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(program + " was interrupted", interrupted);
        }
    }

    /** PostgreSQL does not run as root; in a user namespace where that is nobody it does, with root's files and without root's rights. */
    private static List<String> asAnybody() {
        return OwnerOnly.isRoot() ? List.of("unshare", "-U") : List.of();
    }
}
