package dev.stepwise.llm.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.serving.ChatRequest;
import dev.stepwise.llm.serving.ChatRequestReader;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScriptedRepliesTest {

    private static final String UNDECIDED =
            "assistant:{\"title\":\"T\",\"content\":\"C\",\"next_action\":\"continue\"}";
    private static final String DECIDED =
            "assistant:{\"title\":\"T\",\"content\":\"C\",\"next_action\":\"final_answer\"}";

    private final ScriptedReplies knowing = new ScriptedReplies(new AnswerRequests(Set.of("Answer now.")));
    private final ScriptedReplies guessing = new ScriptedReplies(new AnswerRequests(Set.of()));

    @Test
    void a_format_asks_for_the_step_after_the_last_reply() {
        var request = PracticeClient.stepRequest("system:S", "user:Q", UNDECIDED, "user:Answer now.");

        assertThat(knowing.turn(read(request.toString()))).isEqualTo(new Turn.Step(2));
    }

    @Test
    void the_loops_request_for_the_answer_is_known_by_its_words_wherever_it_stands() {
        assertThat(turn("system:S", "user:Q", UNDECIDED, "user:Answer now.")).isEqualTo(new Turn.Answer());
        assertThat(turn("system:S", "user:Q\n\nAnswer now.")).isEqualTo(new Turn.Answer());
    }

    @Test
    void a_step_asked_again_without_a_format_stays_a_step() {
        assertThat(turn("system:S", "user:Q")).isEqualTo(new Turn.Step(1));
        assertThat(turn("system:S", "user:Q", UNDECIDED, "user:Go on.")).isEqualTo(new Turn.Step(2));
    }

    @Test
    void a_reply_that_decided_is_followed_by_the_answer() {
        assertThat(turn("system:S", "user:Q", DECIDED, "user:In other words: answer."))
                .isEqualTo(new Turn.Answer());
    }

    @Test
    void where_no_words_are_known_a_conversation_without_a_format_is_at_its_answer() {
        var request = PracticeClient.request("system:S", "user:Q", UNDECIDED, "user:Answer now.");

        assertThat(guessing.turn(read(request.toString()))).isEqualTo(new Turn.Answer());
    }

    private Turn turn(String... turns) {
        return knowing.turn(read(PracticeClient.request(turns).toString()));
    }

    private static ChatRequest read(String body) {
        return ((ChatRequestReader.Reading.Accepted) new ChatRequestReader(PracticeModel.SERVED).read(body)).request();
    }
}
