package dev.stepwise.ui.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.endpoint.NetworkFault;
import dev.stepwise.endpoint.NoServer;
import dev.stepwise.ui.component.Texts;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NoServerWordingTest {

    private final Texts texts = new Texts();

    static Stream<NoServer> reasons() {
        return Stream.concat(
                Stream.of(NetworkFault.values()).map(NoServer.Network::new), Stream.of(NoServer.Reason.values()));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void every_reason_has_words(NoServer why) {
        assertThat(words(why)).contains(" ").doesNotContain("ask.", "{", "_");
    }

    @Test
    void a_status_and_the_name_of_an_exception_stand_in_the_words() {
        assertThat(words(new NoServer.Status(404))).isEqualTo("it answers with HTTP 404");
        assertThat(words(new NoServer.Broken("IllegalStateException"))).contains("(IllegalStateException)");
    }

    private String words(NoServer why) {
        return NoServerWording.of(why, (key, parameters) -> texts.getTranslation(key, Locale.ENGLISH, parameters));
    }
}
