package dev.stepwise.ui.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.server.VaadinSession;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.settings.Strategy;
import dev.stepwise.ui.run.state.Samples;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What comes of a run whose page was just left, or could not show it. */
class RunViewLeftTest extends OpenRunView {

    @Test
    void what_is_told_of_a_run_that_was_left_does_not_change_the_next_pages_title() {
        open(Samples.queued(Strategy.STEPS));
        until(() -> assertThat(status()).startsWith("Waiting"));
        runs.tell(new RunEvent.RunFinished(new RunOutcome.Stopped(), Samples.START.plusSeconds(9)));
        awaitQueuedDrawing();

        open(plainRun());
        var title = UI.getCurrent().getInternals().getTitle();
        VaadinSession.getCurrent().getService().runPendingAccessTasks(VaadinSession.getCurrent());

        assertThat(title).startsWith("Answered");
        assertThat(UI.getCurrent().getInternals().getTitle()).isEqualTo(title);
    }

    @Test
    void leaving_a_page_does_not_interrupt_the_look_for_its_runs_place_in_the_queue() throws Exception {
        var asked = new CountDownLatch(1);
        var left = new CountDownLatch(1);
        var end = new CompletableFuture<String>();
        runs.onPlaceAsked(() -> {
            asked.countDown();
            try {
                left.await();
                end.complete(Thread.interrupted() ? "interrupted" : "answered");
            } catch (InterruptedException interrupted) {
                end.complete("interrupted");
            }
        });
        open(Samples.queued(Strategy.STEPS));
        assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

        open(plainRun());
        left.countDown();

        assertThat(end.get(30, TimeUnit.SECONDS)).isEqualTo("answered");
    }

    @Test
    void a_page_that_does_not_follow_its_run_any_more_says_so_until_it_is_told_to_follow_again() {
        open(Samples.queued(Strategy.STEPS));
        var page = find(RunPage.class).single();
        page.sayFollowedAnew();
        assertThat(find(Notification.class).single().getElement().getProperty("text"))
                .contains("could not be shown", "Nothing of the run is lost", "load the page again");
        assertThat(buttons()).doesNotContain("Follow again");

        page.sayNotFollowed();
        assertThat(find(NotFollowedNotice.class).single().getElement().getTextRecursively())
                .contains("stopped following", "nothing of it is lost", "load the page again");
        var followed = new CompletableFuture<String>();
        runs.onFollow(() -> followed.complete("again"));
        press(button(view(), "Follow again"));

        assertThat(followed).isCompletedWithValue("again");
        assertThat(runs.observers).hasSize(1);
        assertThat(buttons()).doesNotContain("Follow again");
    }

    private static void awaitQueuedDrawing() {
        await().pollInSameThread()
                .until(() -> !VaadinSession.getCurrent().getPendingAccessQueue().isEmpty());
    }
}
