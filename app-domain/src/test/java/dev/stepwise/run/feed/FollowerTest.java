package dev.stepwise.run.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.CallChanges;
import dev.stepwise.run.Directive;
import dev.stepwise.run.RunDetails;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunEvent.AttemptStarted;
import dev.stepwise.run.RunEvent.DirectiveGiven;
import dev.stepwise.run.RunEvent.Field;
import dev.stepwise.run.RunEvent.StepCompleted;
import dev.stepwise.run.RunEvent.TextStreamed;
import dev.stepwise.run.RunLogEntry;
import dev.stepwise.run.execution.RunDispatcher;
import dev.stepwise.run.fixture.RunTest;
import dev.stepwise.run.fixture.RunWorld;
import dev.stepwise.run.fixture.Scripts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RunTest
class FollowerTest {

    private static final AttemptRef FIRST = new AttemptRef(Scripts.reasoning(1), 1);
    private static final AttemptRef SECOND = new AttemptRef(Scripts.reasoning(2), 1);

    @Autowired
    RunWorld world;

    @Autowired
    RunDispatcher dispatcher;

    private final List<RunEvent> heard = new ArrayList<>();
    private final Follower follower = new Follower(new RunObserver() {
        @Override
        public void onSnapshot(RunSnapshot snapshot) {
            heard.clear();
        }

        @Override
        public void onEvent(RunEvent event) {
            heard.add(event);
        }
    });
    private RunDetails queued;

    @BeforeEach
    void a_queued_run() {
        dispatcher.pause();
        var account = world.account();
        queued = world.details(account, world.ask(account, context -> Scripts.think(context, 1)));
    }

    @AfterEach
    void goes_on() {
        dispatcher.resume();
    }

    @Test
    void what_comes_while_the_snapshot_is_read_is_told_after_it_unless_the_snapshot_holds_it() {
        assertThat(tell(1, hint(1))).isTrue();
        assertThat(tell(2, hint(2))).isTrue();

        follower.begin(queued, Optional.empty());

        assertThat(queued.logSeq()).isOne();
        assertThat(heard).containsExactly(hint(2));
    }

    @Test
    void entries_are_told_in_order_and_once_whatever_the_order_in_which_they_come() {
        follower.begin(queued, Optional.empty());

        assertThat(tell(3, hint(3))).as("2 is missing").isFalse();
        assertThat(tell(4, hint(4))).isFalse();
        assertThat(heard).isEmpty();
        assertThat(tell(2, hint(2))).isTrue();
        assertThat(tell(3, hint(3))).isTrue();
        assertThat(tell(5, hint(5))).isTrue();

        assertThat(heard).containsExactly(hint(2), hint(3), hint(4), hint(5));
    }

    @Test
    void text_is_told_from_the_beginning_of_its_call_on_however_late_that_is_told() {
        follower.begin(queued, Optional.empty());
        var started = new AttemptStarted(FIRST, CallChanges.NONE, Scripts.CALLED_AT);
        var call = new LiveCall(started);
        tell(3, started, call);
        write(call, "So ");
        write(call, "far");
        assertThat(heard).isEmpty();

        tell(2, hint(1), call);
        write(call, ", so good");

        assertThat(heard)
                .containsExactly(
                        hint(1),
                        started,
                        new TextStreamed(FIRST, Field.CONTENT, "So far"),
                        new TextStreamed(FIRST, Field.CONTENT, ", so good"));
    }

    @Test
    void text_of_another_call_than_the_one_that_was_told_last_is_not_told() {
        follower.begin(queued, Optional.empty());
        var first = new AttemptStarted(FIRST, CallChanges.NONE, Scripts.CALLED_AT);
        var kept = new StepCompleted(FIRST, Scripts.completed(FIRST.step()));
        tell(2, first);
        tell(3, kept);

        follower.deliver(new TextStreamed(FIRST, Field.CONTENT, "too late"));
        follower.deliver(new TextStreamed(SECOND, Field.CONTENT, "too early"));

        assertThat(heard).containsExactly(first, kept);
    }

    @Test
    void who_has_left_is_told_nothing() {
        follower.begin(queued, Optional.empty());

        assertThat(follower.close()).isTrue();
        assertThat(follower.close()).isFalse();
        tell(2, hint(1));

        assertThat(heard).isEmpty();
    }

    private boolean tell(int seq, RunEvent.Logged event) {
        return follower.deliver(new RunLogEntry(seq, event), Optional.empty());
    }

    private void tell(int seq, RunEvent.Logged event, LiveCall call) {
        follower.deliver(new RunLogEntry(seq, event), Optional.of(call));
    }

    private void write(LiveCall call, String text) {
        var streamed = new TextStreamed(call.attempt(), Field.CONTENT, text);
        call.append(streamed, Scripts.CALLED_AT);
        follower.deliver(streamed);
    }

    private static DirectiveGiven hint(int number) {
        return new DirectiveGiven(number, new Directive.Hint("Count again, " + number + "."));
    }
}
