package dev.stepwise.run.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.endpoint.Flavor;
import dev.stepwise.endpoint.NetworkFault;
import dev.stepwise.endpoint.TinyObstacle;
import dev.stepwise.run.CallFault;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.ShapeFault;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredDetailTest {

    static Stream<CauseDetail> details() {
        return Stream.of(
                        Stream.of(NetworkFault.values()).map(CauseDetail.Network::new),
                        Stream.of(CallFault.values()).map(CauseDetail.Call::new),
                        Stream.of(ShapeFault.values()).map(CauseDetail.Shape::new),
                        Stream.of(TinyObstacle.values()).map(CauseDetail.NoTiny::new),
                        Stream.of(
                                CauseDetail.NONE,
                                new CauseDetail.Technical("HTTP 500: no memory"),
                                new CauseDetail.EndedFor("content_filter"),
                                new CauseDetail.WentOn(new EndpointRef(
                                        new EndpointId(UUID.randomUUID()), "GPU two name=no", Flavor.LLAMA_CPP)),
                                new CauseDetail.Waited(Duration.ofMillis(1_500)),
                                new CauseDetail.Redirected(302, "http://else.where/v1 or so"),
                                new CauseDetail.Redirected(307, ""),
                                new CauseDetail.NoEvents("text/html; charset=utf-8"),
                                new CauseDetail.NoEvents(""),
                                new CauseDetail.TooLong(19_000, 18_016)))
                .flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("details")
    void a_detail_is_read_as_it_was_written(CauseDetail detail) {
        assertThat(StoredDetail.read(StoredDetail.write(detail))).isEqualTo(detail);
        assertThat(StoredDetail.write(detail)).doesNotContain("\n");
    }

    @Test
    void numbers_obstacles_and_faults_of_a_shape_are_stored_as_they_always_were() {
        assertThat(StoredDetail.write(new CauseDetail.TooLong(9_000, 4_096))).isEqualTo("needs=9000 takes=4096");
        assertThat(StoredDetail.write(new CauseDetail.NoTiny(TinyObstacle.NO_PROGRAM)))
                .isEqualTo("NO_PROGRAM");
        assertThat(StoredDetail.read("CONTENT_BLANK")).isEqualTo(new CauseDetail.Shape(ShapeFault.CONTENT_BLANK));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the stream ended without a finish reason",
                "no text within 90 s",
                "needs=1 takes=99999999999",
                "java.lang.IllegalStateException",
                "{\"error\": \"NO_PROGRAM\"}"
            })
    void any_other_text_is_shown_as_it_is_as_are_the_sentences_of_earlier_versions(String stored) {
        assertThat(StoredDetail.read(stored)).isEqualTo(new CauseDetail.Technical(stored));
    }

    @Test
    void what_is_not_stored_is_no_detail() {
        assertThat(StoredDetail.read(null)).isEqualTo(CauseDetail.NONE);
        assertThat(StoredDetail.read("")).isEqualTo(CauseDetail.NONE);
    }
}
