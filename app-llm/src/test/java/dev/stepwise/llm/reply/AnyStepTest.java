package dev.stepwise.llm.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwise.llm.reply.LiveScanner.State;
import dev.stepwise.llm.reply.StepReading.Accepted;
import dev.stepwise.llm.reply.StepReading.Rejected;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** A step's reply, whatever a model writes and whatever happens to it; a failure's report says how to see it again. */
class AnyStepTest {

    /** The same cases each time; another seed looks at others. */
    private static final String SEED = "1";

    /** White space past the bound, and a first key that is too long to be one: here ours and Jackson's reading differ on purpose. */
    private static final Pattern NOT_FOR_US = Pattern.compile("[ \\t\\r\\n]{65}|^\\s*\\{\\s*\"[^\"]{65}");

    @Property(tries = 20_000, seed = SEED)
    void a_whole_reply_is_read_as_jackson_reads_it(@ForAll("steps") String json, @ForAll("cuts") Cuts cuts) {
        var parsed = Oracle.parse(json);

        assertThat(Heard.of(cuts.of(json)))
                .isEqualTo(new Heard(
                        Oracle.text(parsed, "title"),
                        Oracle.text(parsed, "content"),
                        State.CLOSED,
                        parsed.has("next_action")));
        if (!Oracle.text(parsed, "content").isBlank()) {
            assertThat(StepReply.read(json)).isEqualTo(accepted(parsed));
        }
    }

    @Property(tries = 10_000, seed = SEED)
    void a_reply_in_a_fence_or_in_prose_says_the_same_and_is_repaired(
            @ForAll("steps") String json, @ForAll("before") String before, @ForAll("after") String after) {
        var alone = StepReply.read(json);

        assertThat(StepReply.read(before + json + after))
                .isEqualTo(
                        alone instanceof Accepted step
                                ? new Accepted(step.title(), step.content(), step.finalAnswer(), true)
                                : alone);
    }

    @Property(tries = 30_000, seed = SEED)
    void where_a_reply_is_cut_changes_nothing(@ForAll("damaged") String raw, @ForAll("cuts") Cuts cuts) {
        assertThat(Heard.of(cuts.of(raw))).isEqualTo(Heard.atOnce(raw));
    }

    @Property(tries = 30_000, seed = SEED)
    void what_is_accepted_was_shown_in_the_same_words_and_stands_in_the_reply(@ForAll("damaged") String raw) {
        var reading = StepReply.read(raw);
        if (reading instanceof Accepted step) {
            var heard = Heard.atOnce(raw);
            assertThat(heard.title().isBlank() ? "" : heard.title()).isEqualTo(step.title());
            assertThat(heard.content()).isEqualTo(step.content());
            assertThat(heard.state()).isNotEqualTo(State.OPEN);
            if (heard.state() == State.CLOSED && !hasInnerQuotes(raw)) {
                assertThat(Oracle.anywhere(raw))
                        .anyMatch(object -> Oracle.text(object, "content").equals(step.content()));
            }
        }
        Statistics.label("readings").collect(reading.getClass().getSimpleName()).coverage(readings -> {
            readings.check(Accepted.class.getSimpleName()).percentage(share -> share > 20);
            readings.check(Rejected.class.getSimpleName()).percentage(share -> share > 20);
        });
    }

    @Property(tries = 30_000, seed = SEED)
    void what_jackson_takes_for_a_step_is_one(@ForAll("damaged") String raw) {
        var step = Oracle.whole(raw)
                .filter(object -> object.path("content").isTextual())
                .filter(object -> !Oracle.text(object, "content").isBlank())
                .filter(_ -> !NOT_FOR_US.matcher(raw).find());

        step.ifPresent(object -> assertThat(StepReply.read(raw)).isEqualTo(accepted(object)));
    }

    @Property(tries = 30_000, seed = SEED)
    void the_last_attempt_keeps_what_was_shown_and_nothing_that_cannot_be_stored(@ForAll("anything") String raw) {
        var kept = StepReply.readLeniently(raw);
        var shown = Heard.atOnce(raw);

        if (!shown.content().isBlank()) {
            assertThat(kept.orElseThrow().content()).isEqualTo(shown.content());
        }
        kept.ifPresent(step -> {
            assertThat(step.content()).isNotBlank().isEqualTo(Oracle.storable(step.content()));
            assertThat(step.title()).isEqualTo(Oracle.storable(step.title()));
        });
        if (StepReply.read(raw) instanceof Accepted step) {
            assertThat(kept).contains(step);
        }
    }

    /** Which Jackson does not read. */
    private static boolean hasInnerQuotes(String raw) {
        var scanner = new LiveScanner();
        var _ = scanner.read(OwnThinking.split(raw).reply());
        return !scanner.innerQuotes().isEmpty();
    }

    @Provide
    Arbitrary<String> steps() {
        return Written.step();
    }

    @Provide
    Arbitrary<String> damaged() {
        return Damage.to(Written.step());
    }

    @Provide
    Arbitrary<String> anything() {
        return Arbitraries.oneOf(damaged(), Written.text(), Written.fragments());
    }

    @Provide
    Arbitrary<String> before() {
        return Arbitraries.of(
                "```json\n", "Sure! ", "So {here} is \"it\": {", "1. First {a, b}, then \"c\":\n", "\ufeff", "答：");
    }

    @Provide
    Arbitrary<String> after() {
        return Arbitraries.of("", "\n```", " I hope that helps.", "\n}", "\n{\"title\":\"no\",\"content\":\"no\"}");
    }

    @Provide
    Arbitrary<Cuts> cuts() {
        return Cuts.any();
    }

    private static Accepted accepted(JsonNode object) {
        var title = object.path("title").isTextual() ? Oracle.text(object, "title") : "";
        var action = object.path("next_action");
        return new Accepted(
                title.isBlank() ? "" : title,
                Oracle.text(object, "content"),
                action.isTextual() && action.asText().replaceAll("\\P{L}", "").equalsIgnoreCase("finalanswer"),
                title.isBlank() || action.isMissingNode() || action.isNull());
    }
}
