package dev.stepwise.llm.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecordedReplyTest {

    private final RecordedReply reply = new RecordedReply(_ -> ReplyReader.Verdict.GO_ON);

    @Test
    void a_reply_may_be_as_long_as_the_bound_and_no_longer() {
        var longest = "x".repeat(RecordedReply.BOUND);

        assertThat(reply.read(longest)).isEqualTo(ReplyReader.Verdict.GO_ON);
        assertThat(reply.end()).isEqualTo(Reading.End.WHOLE);
        assertThat(reply.read("x")).isEqualTo(ReplyReader.Verdict.CUT);
        assertThat(reply.end()).isEqualTo(Reading.End.BEYOND_BOUND);
        assertThat(reply.raw()).isEqualTo(longest);
    }

    @Test
    void a_reply_that_is_cut_at_the_bound_ends_with_a_whole_character() {
        var longest = "x".repeat(RecordedReply.BOUND - 1);

        assertThat(reply.read(longest + "\ud83d\ude00")).isEqualTo(ReplyReader.Verdict.CUT);
        assertThat(reply.raw()).isEqualTo(longest);
    }
}
