package dev.stepwise.llm.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.endpoint.ApiKey;
import dev.stepwise.endpoint.Connection;
import dev.stepwise.endpoint.Header;
import dev.stepwise.endpoint.Trust;
import dev.stepwise.llm.reasoning.ChatTurn;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RedactionTest {

    private static final List<ChatTurn> MESSAGES = List.of(
            ChatTurn.system("You reason step by step and say so."),
            ChatTurn.user("My mother's maiden name is Doe. How many letters?"),
            ChatTurn.user("Go on."));

    @Test
    void quotations_of_any_message_are_taken_out() {
        assertThat(redacted("bad input 'mother's maiden name is Doe', 'Go on.'"))
                .isEqualTo("bad input '[…]', '[…]'");
    }

    @Test
    void words_in_common_stay() {
        assertThat(redacted("reason: too many letters in the name")).isEqualTo("reason: too many letters in the name");
    }

    @Test
    void the_key_is_taken_out() {
        var redacted = Redaction.of("key sk-1 is wrong", MESSAGES, Connection.with(Optional.of(new ApiKey("sk-1"))));

        assertThat(redacted).isEqualTo("key […] is wrong");
    }

    @Test
    void values_of_headers_are_taken_out_and_words_that_hold_a_short_one_stay() {
        var connection = new Connection(
                Optional.empty(),
                List.of(new Header("X-Tenant", "lab"), new Header("X-Key", "Basic YWRhOnNlY3JldA==")),
                Optional.empty(),
                Trust.USUAL);

        assertThat(Redaction.of("no tenant lab in the label", MESSAGES, connection))
                .isEqualTo("no tenant […] in the label");
        assertThat(Redaction.of("not good: YWRhOnNlY3JldA==", MESSAGES, connection))
                .doesNotContain("YWRhOnNlY3JldA");
        assertThat(Redaction.of("got 'Basic YWRhOnNlY3JldA=='", MESSAGES, connection))
                .isEqualTo("got '[…]'");
    }

    @Test
    void no_more_than_500_characters_stay() {
        assertThat(redacted("x".repeat(10_000))).hasSize(500).endsWith("…");
    }

    private static String redacted(String detail) {
        return Redaction.of(detail, MESSAGES, Connection.PLAIN);
    }
}
