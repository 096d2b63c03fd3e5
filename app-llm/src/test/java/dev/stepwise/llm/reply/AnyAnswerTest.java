package dev.stepwise.llm.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwise.llm.reply.AnswerReading.Accepted;
import dev.stepwise.llm.reply.AnswerReading.Rejected;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** An answer, whatever a model writes and whatever happens to it. */
class AnyAnswerTest {

    private static final String SEED = "1";

    @Property(tries = 10_000, seed = SEED)
    void plain_text_goes_through_as_it_is(@ForAll("texts") String text, @ForAll("cuts") Cuts cuts) {
        Assume.that(!text.isBlank() && !"{`".contains(text.strip().substring(0, 1)));

        assertThat(shown(text, cuts)).isEqualTo(Oracle.storable(text));
    }

    @Property(tries = 10_000, seed = SEED)
    void an_answer_in_json_is_read_as_jackson_reads_it(@ForAll("objects") String json, @ForAll("cuts") Cuts cuts) {
        var parsed = Oracle.whole(json);
        Assume.that(parsed.isPresent());

        var answer = first(parsed.get()).orElse(Oracle.storable(json));
        assertThat(shown(json, cuts)).isEqualTo(answer.isBlank() ? "" : answer);
    }

    @Property(tries = 20_000, seed = SEED)
    void what_is_kept_is_what_was_shown_wherever_it_was_cut(@ForAll("damaged") String raw, @ForAll("cuts") Cuts cuts) {
        assertThat(shown(raw, cuts)).isEqualTo(shown(raw, Cuts.NONE));
        assertThat(shown(raw, cuts)).isEqualTo(Oracle.storable(shown(raw, cuts)));
    }

    private static String shown(String raw, Cuts cuts) {
        var scanner = new AnswerScanner();
        var shown = cuts.of(raw).stream().map(scanner::read).collect(Collectors.joining());
        return switch (scanner.end()) {
            case Accepted answer -> {
                assertThat(answer.text()).isNotBlank().startsWith(shown);
                yield answer.text();
            }
            case Rejected _ -> {
                assertThat(shown).isBlank();
                yield "";
            }
        };
    }

    private static Optional<String> first(JsonNode object) {
        var keys = Set.of("content", "answer", "final_answer");
        return object.properties().stream()
                .filter(field ->
                        keys.contains(field.getKey()) && field.getValue().isTextual())
                .map(field -> Oracle.storable(field.getValue().asText()))
                .findFirst();
    }

    @Provide
    Arbitrary<String> texts() {
        return Written.text();
    }

    @Provide
    Arbitrary<String> objects() {
        return Written.answer();
    }

    @Provide
    Arbitrary<String> damaged() {
        return Damage.to(Arbitraries.oneOf(Written.text(), Written.answer(), Written.step()));
    }

    @Provide
    Arbitrary<Cuts> cuts() {
        return Cuts.any();
    }
}
