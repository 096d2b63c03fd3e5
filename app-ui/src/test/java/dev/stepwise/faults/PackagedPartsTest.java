package dev.stepwise.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.faults.cluster.Packaged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What the packaged app is made of. */
class PackagedPartsTest {

    @Test
    void the_practice_server_is_no_part_of_the_app_and_the_tiny_model_is() throws IOException {
        var parts = parts();

        assertThat(parts).noneMatch(part -> part.startsWith("dev/stepwise/llm/practice/") && part.endsWith(".class"));
        assertThat(parts).anyMatch(part -> part.startsWith("dev/stepwise/llm/tiny/"));
    }

    /** The names of all entries of the project's own jars. */
    private static List<String> parts() throws IOException {
        var parts = new ArrayList<String>();
        var app = Packaged.app();
        for (Path folder : List.of(app.folder(), app.libraries())) {
            try (var jars = Files.newDirectoryStream(folder, "{app-,db-,practice}*.jar")) {
                for (var jar : jars) {
                    try (var opened = new JarFile(jar.toFile())) {
                        parts.addAll(opened.stream().map(ZipEntry::getName).toList());
                    }
                }
            }
        }
        return parts;
    }
}
