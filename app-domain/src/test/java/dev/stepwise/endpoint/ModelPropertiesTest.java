package dev.stepwise.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ModelPropertiesTest {

    private final ApplicationContextRunner node =
            new ApplicationContextRunner().withUserConfiguration(ModelServersConfiguration.class);

    @Test
    void what_is_blank_counts_as_absent() {
        node.withPropertyValues("stepwise.model.url=", "stepwise.model.name= ", "stepwise.model.api-key=")
                .run(context -> {
                    var properties = context.getBean(ModelProperties.class);
                    assertThat(properties.address()).isEmpty();
                    assertThat(properties.preferredModel()).isEmpty();
                    assertThat(properties.key()).isEmpty();
                    assertThat(context.getBean(StandInProperties.class).standIn())
                            .isEqualTo(StandIn.TINY);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "gpu:9000/v1, http:// or https://",
        "ftp://gpu/v1, http:// or https://",
        "http:///v1, no host",
        "http://gpu:99999/v1, no port",
        "http://gpu 9000, not a URL",
        "http://me:planted@gpu/v1, does not belong",
        "http://gpu/v1?key=planted, does not belong",
        "http://gpu/v1#planted, does not belong",
    })
    void an_address_that_cannot_be_used_is_refused_with_a_sentence_that_repeats_no_secret(String url, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModelProperties(url, null, null, null))
                .withMessageContaining("stepwise.model.url")
                .withMessageContaining(why)
                .withMessageNotContaining("planted");
    }

    @Test
    void a_node_with_an_unusable_address_does_not_start_and_says_why() {
        node.withPropertyValues("stepwise.model.url=gpu:9000")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasRootCauseMessage("The model server's URL (stepwise.model.url) cannot be used: it does not"
                                + " begin with http:// or https://. It looks like http://localhost:8000/v1."));
    }

    @Test
    void the_key_may_stand_in_a_file_with_a_line_end_behind_it(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("key"), "sk-planted\n");

        assertThat(new ModelProperties(null, null, null, file.toString()).key()).contains(new ApiKey("sk-planted"));
    }

    @Test
    void a_key_file_that_cannot_be_read_is_named(@TempDir Path folder) {
        var missing = folder.resolve("missing").toString();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModelProperties(null, null, null, missing).key())
                .withMessageContaining(missing);
    }

    @Test
    void an_empty_key_file_is_refused(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("key"), " \n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModelProperties(null, null, null, file.toString()).key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk planted", "sk-planted\nX-Other: 1", "sk-plantéd"})
    void a_key_that_fits_into_no_header_is_refused_and_not_repeated(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModelProperties(null, null, key, null))
                .withMessageNotContaining("plant");
    }

    @Test
    void one_key_from_two_places_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModelProperties(null, null, "sk-planted", "/run/secrets/key"))
                .withMessageContaining("twice");
    }

    @Test
    void the_key_is_in_no_text() {
        assertThat(new ModelProperties("http://gpu", "llama", "sk-planted", null).toString())
                .contains("http://gpu", "llama")
                .doesNotContain("planted");
    }
}
