package dev.stepwise.ui.run.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.endpoint.NetworkFault;
import dev.stepwise.endpoint.TinyObstacle;
import dev.stepwise.run.CallFault;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.ShapeFault;
import dev.stepwise.ui.component.Texts;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DetailWordingTest {

    private final DetailWording wording = new DetailWording(Words.of(new Texts()));

    static Stream<CauseDetail> named() {
        return Stream.of(
                        Stream.of(NetworkFault.values()).map(CauseDetail.Network::new),
                        Stream.of(CallFault.values()).map(CauseDetail.Call::new),
                        Stream.of(ShapeFault.values()).map(CauseDetail.Shape::new),
                        Stream.of(TinyObstacle.values()).map(CauseDetail.NoTiny::new))
                .flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("named")
    void every_name_has_words(CauseDetail detail) {
        assertThat(wording.text(Cause.ERROR_EVENT, detail)).contains(" ").doesNotContain("run.", "{", "_");
    }

    @Test
    void a_time_is_told_for_what_was_waited() {
        var waited = new CauseDetail.Waited(Duration.ofSeconds(90));

        assertThat(wording.text(Cause.NO_FIRST_TOKEN, waited)).isEqualTo("no text within 1 min 30 s");
        assertThat(wording.text(Cause.STALLED, waited)).isEqualTo("no further text for 1 min 30 s");
        assertThat(wording.text(Cause.CALL_TOO_LONG, waited)).isEqualTo("not whole after 1 min 30 s");
    }

    @Test
    void what_a_server_said_stays_in_its_words() {
        assertThat(wording.text(Cause.SERVER_ERROR, new CauseDetail.Technical("HTTP 500: no memory")))
                .isEqualTo("HTTP 500: no memory");
        assertThat(wording.text(Cause.BAD_REQUEST, new CauseDetail.Redirected(307, "http://else.where/v1")))
                .isEqualTo("HTTP 307: redirects are not followed; the server names the address http://else.where/v1");
        assertThat(wording.text(Cause.BAD_REQUEST, new CauseDetail.Redirected(307, "")))
                .isEqualTo("HTTP 307: redirects are not followed; the server names no address");
        assertThat(wording.text(Cause.FILTERED, new CauseDetail.EndedFor("SAFETY")))
                .isEqualTo("the server named the reason “SAFETY”");
        assertThat(wording.text(Cause.ENDED_EARLY, new CauseDetail.NoEvents("text/html")))
                .isEqualTo("the answer holds no events; its type is text/html");
        assertThat(wording.text(Cause.ENDED_EARLY, new CauseDetail.NoEvents("")))
                .endsWith("does not say its type");
    }

    @Test
    void the_name_of_an_exception_is_for_the_log_alone() {
        assertThat(wording.text(Cause.INTERNAL, new CauseDetail.Technical("java.lang.IllegalStateException")))
                .isEmpty();
    }

    @Test
    void nothing_is_said_where_nothing_is_known() {
        assertThat(wording.text(Cause.SERVER_NOT_CONFIGURED, CauseDetail.NONE)).isEmpty();
    }
}
