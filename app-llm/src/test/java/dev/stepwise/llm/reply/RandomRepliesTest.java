package dev.stepwise.llm.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.reply.LiveScanner.State;
import dev.stepwise.llm.reply.StepReading.Accepted;
import dev.stepwise.llm.reply.StepReading.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replies drawn by a seed, which each test's name and messages say. */
class RandomRepliesTest {

    private static final int ROUNDS = 400;
    private static final String STRAY = "{}[]\":,\\ \0\ud83d\ude00x";

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 10);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whole_replies_are_read_as_jackson_reads_them(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            var json = new RandomReply(random).object();
            var parsed = Oracle.parse(json);
            var heard = Heard.of(pieces(json, random));

            assertThat(heard)
                    .as("seed %d, round %d: %s", seed, round, json)
                    .isEqualTo(new Heard(
                            Oracle.text(parsed, "title"),
                            Oracle.text(parsed, "content"),
                            State.CLOSED,
                            parsed.has("next_action")));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatever_the_strict_reading_accepts_was_shown_in_the_same_words(long seed) {
        var random = new Random(seed);
        int accepted = 0;
        int rejected = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var raw = damaged(new RandomReply(random).object(), random);
            var heard = Heard.of(pieces(raw, random));

            assertThat(heard).as("seed %d, round %d: %s", seed, round, raw).isEqualTo(Heard.atOnce(raw));
            switch (StepReply.read(raw)) {
                case Accepted step -> {
                    accepted++;
                    assertThat(heard.title().isBlank() ? "" : heard.title())
                            .as("seed %d, round %d: %s", seed, round, raw)
                            .isEqualTo(step.title());
                    assertThat(heard.content())
                            .as("seed %d, round %d: %s", seed, round, raw)
                            .isEqualTo(step.content());
                    assertThat(heard.state()).isNotEqualTo(State.OPEN);
                }
                case Rejected _ -> rejected++;
            }
        }
        assertThat(accepted).as("accepted, seed %d", seed).isGreaterThan(ROUNDS / 10);
        assertThat(rejected).as("rejected, seed %d", seed).isGreaterThan(ROUNDS / 10);
    }

    private static List<String> pieces(String text, Random random) {
        var pieces = new ArrayList<String>();
        int from = 0;
        while (from < text.length()) {
            int to = Math.min(text.length(), from + random.nextInt(7));
            pieces.add(text.substring(from, to));
            from = to;
        }
        return pieces;
    }

    /** Two replies side by side, or one with units lost, put in or doubled, or white space that runs on; sometimes nothing is done. */
    private static String damaged(String json, Random random) {
        int at = random.nextInt(json.length());
        var before = json.substring(0, at);
        var after = json.substring(at);
        return switch (random.nextInt(9)) {
            case 0 -> before;
            case 1 -> before + after.substring(1);
            case 2 -> before + STRAY.charAt(random.nextInt(STRAY.length())) + after;
            case 3 -> before + " ".repeat(60 + random.nextInt(10)) + after;
            case 4 -> "So {here} is \"it\": {" + json + " and more";
            case 5 -> json + json;
            case 6 -> before + json + after;
            case 7 -> json.substring(0, json.length() - 1) + "\n".repeat(65);
            default -> json;
        };
    }
}
