package dev.stepwise.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.NativeButton;
import dev.stepwise.run.Cause;
import dev.stepwise.run.feed.RunSnapshot;
import dev.stepwise.ui.component.Texts;
import dev.stepwise.ui.run.part.FailureNotice;
import dev.stepwise.ui.run.state.RunViewState;
import dev.stepwise.ui.run.state.Samples;
import dev.stepwise.ui.run.words.Words;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** "Try to go on" is offered where it can help. */
class RunViewGoOnTest extends OpenRunView {

    private static final Set<Cause> FAILS_AGAIN = EnumSet.of(
            Cause.BAD_REQUEST,
            Cause.CONTEXT_OVERFLOW,
            Cause.FILTERED,
            Cause.QUESTION_TOO_LONG,
            Cause.CUT_WHILE_THINKING);

    @ParameterizedTest
    @EnumSource(Cause.class)
    void a_failed_run_offers_to_go_on_unless_it_would_fail_again(Cause cause) {
        open(Samples.failed(cause));

        assertThat(buttons()).contains("Run again");
        assertThat(buttons().contains("Try to go on")).isEqualTo(!FAILS_AGAIN.contains(cause));
    }

    @Test
    void a_run_whose_server_is_gone_does_not_offer_it() {
        var notice = new FailureNotice(Words.of(new Texts()), () -> {}, _ -> false);
        notice.show(RunViewState.of(new RunSnapshot(Samples.failed(Cause.SERVER_NOT_CONFIGURED), Optional.empty())));

        assertThat(find(NativeButton.class, notice).all()).noneMatch(button -> button.isVisible());
    }
}
