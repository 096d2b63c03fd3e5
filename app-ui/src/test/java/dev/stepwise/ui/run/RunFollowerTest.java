package dev.stepwise.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import dev.stepwise.run.RunDetails;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunSummary;
import dev.stepwise.run.feed.RunFeed;
import dev.stepwise.run.feed.RunSnapshot;
import dev.stepwise.settings.Strategy;
import dev.stepwise.ui.run.state.RunPhase;
import dev.stepwise.ui.run.state.RunViewState;
import dev.stepwise.ui.run.state.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A page that cannot show what it is told. */
@ExtendWith(OutputCaptureExtension.class)
class RunFollowerTest extends OpenRunView {

    @Autowired
    private RunFollower follower;

    private final RunDetails details = Samples.queued(Strategy.STEPS);
    private final Page page = new Page();
    private RunFeed.Subscription following = () -> {};

    private static final class Page implements FollowedPage {
        private final List<RunViewState> shown = new ArrayList<>();
        private final List<String> said = new ArrayList<>();
        private int failures;

        @Override
        public void show(RunViewState run) {
            if (failures > 0) {
                failures--;
                throw new IllegalStateException("words of a model");
            }
            shown.add(run);
        }

        @Override
        public void showSiblings(List<RunSummary> siblings) {}

        @Override
        public void sayFollowedAnew() {
            said.add("followed anew");
        }

        @Override
        public void sayNotFollowed() {
            said.add("not followed");
        }
    }

    private void follow() {
        runs.put(details);
        var stored = RunViewState.of(new RunSnapshot(details, Optional.empty()));
        following = follower.follow(UI.getCurrent(), runs.owner, stored, page);
    }

    @AfterEach
    void unfollow() {
        following.close();
    }

    @Test
    void what_cannot_be_shown_has_the_run_followed_anew_and_nothing_is_lost(CapturedOutput log) {
        follow();
        until(() -> assertThat(page.shown).hasSize(1));
        page.failures = 1;

        runs.tell(new RunEvent.RunClaimed(Samples.START));
        until(() -> assertThat(page.said).containsExactly("followed anew"));
        until(() -> assertThat(page.shown).hasSize(2));

        assertThat(runs.observers).hasSize(1);
        assertThat(log).contains("A run could not be drawn").doesNotContain("words of a model");
        runs.tell(Samples.started(Samples.step(1, 1)));
        until(() -> assertThat(page.shown.getLast().phase()).isEqualTo(new RunPhase.Writing()));
    }

    @Test
    void after_three_failures_the_page_is_told_that_it_is_not_followed_and_nothing_is_gathered_for_it() {
        page.failures = 3;
        follow();

        until(() -> assertThat(page.said).contains("not followed"));

        assertThat(page.said).containsExactly("followed anew", "followed anew", "not followed");
        assertThat(runs.observers).isEmpty();
    }

    @Test
    void a_page_that_was_closed_meanwhile_is_not_followed_anew() {
        page.failures = 1;
        follow();
        following.close();

        until(() -> assertThat(runs.observers).isEmpty());

        assertThat(page.said).isEmpty();
        assertThat(page.shown).isEmpty();
    }
}
