package dev.stepwise.llm.tiny;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.serving.Pace;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TinyMainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void all_options_are_read_with_a_blank_or_an_equals_sign() {
        var start = (TinyOptions.Start) TinyOptions.parse(
                "--port", "0", "--tokens-per-second=12.5", "--weights", "other.gguf", "--until-input-ends");

        assertThat(start)
                .isEqualTo(new TinyOptions.Start(
                        0, new Pace(12.5, Duration.ZERO), Optional.of(Path.of("other.gguf")), true));
    }

    @Test
    void without_options_it_writes_as_fast_as_it_can() {
        assertThat(((TinyOptions.Start) TinyOptions.parse()).pace()).isEqualTo(Pace.FASTEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port x",
                "--port 70000",
                "--port",
                "--tokens-per-second 0",
                "--until-input-ends=yes",
                "--fast",
                "8000"
            })
    void a_wrong_option_is_one_sentence_and_exit_code_2(String arguments) throws InterruptedException {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(text(err).lines()).singleElement().asString().endsWith(".");
        assertThat(out.size()).isZero();
    }

    @Test
    void help_shows_every_option() throws InterruptedException {
        assertThat(run("--help")).isZero();
        assertThat(text(out)).contains("--port", "--tokens-per-second", "--weights", "--until-input-ends", "--help");
    }

    private int run(String... arguments) throws InterruptedException {
        return TinyMain.run(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
