package dev.stepwise.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class CommandLineTest {

    @Test
    void options_become_properties_with_and_without_an_equals_sign() {
        assertThat(CommandLine.properties(new String[] {
                    "--port",
                    "8485",
                    "--hosts=a,b",
                    "--trusted-proxies=::1,10.0.0.0/8",
                    "--model-url=http://lab:8000/v1"
                }))
                .containsExactly(
                        "--stepwise.port=8485",
                        "--stepwise.hosts=a,b",
                        "--stepwise.trusted-proxies=::1,10.0.0.0/8",
                        "--stepwise.model.url=http://lab:8000/v1");
    }

    @Test
    void a_property_of_springs_is_passed_on() {
        assertThat(CommandLine.properties(new String[] {"--server.ssl.enabled=true"}))
                .containsExactly("--server.ssl.enabled=true");
    }

    @Test
    void an_unknown_option_is_named_and_ends_with_exit_code_2() {
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> CommandLine.properties(new String[] {"--prot", "1"}))
                .withMessageContaining("--prot")
                .returns(2, StartFailure::exitCode);
    }

    @Test
    void an_option_without_a_value_is_refused() {
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> CommandLine.properties(new String[] {"--port", "--data=x"}))
                .withMessageContaining("needs a value");
    }

    @Test
    void a_key_on_the_command_line_is_refused() {
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> CommandLine.properties(new String[] {"--stepwise.model.api-key=sk-1"}))
                .withMessageNotContaining("sk-1")
                .withMessageContaining("STEPWISE_MODEL_API_KEY_FILE");
    }
}
