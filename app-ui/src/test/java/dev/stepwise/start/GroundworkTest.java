package dev.stepwise.start;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

class GroundworkTest {

    @Test
    void an_address_of_a_model_server_that_cannot_be_used_is_told_in_a_sentence() {
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> start(Map.of("stepwise.model.url", "gpu:9000")))
                .withMessageStartingWith("The model server's URL (stepwise.model.url) cannot be used");
    }

    @Test
    void an_empty_key_file_is_told_in_a_sentence(@TempDir Path folder) throws Exception {
        var file = Files.createFile(folder.resolve("key"));

        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> start(Map.of("stepwise.model.api-key-file", file.toString())))
                .withMessageStartingWith("The model server's key in the file of stepwise.model.api-key-file");
    }

    @Test
    void a_missing_key_file_is_told_in_a_sentence(@TempDir Path folder) {
        var file = folder.resolve("missing").toString();

        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> start(Map.of("stepwise.model.api-key-file", file)))
                .withMessageEndingWith(file);
    }

    private static void start(Map<String, Object> properties) {
        try (var context = new GenericApplicationContext()) {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
            new Groundwork().initialize(context);
        }
    }
}
