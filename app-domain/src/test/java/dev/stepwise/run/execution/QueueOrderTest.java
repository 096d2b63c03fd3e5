package dev.stepwise.run.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.account.AccountId;
import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.run.RunId;
import dev.stepwise.run.persistence.RunQueue.Running;
import dev.stepwise.run.persistence.RunQueue.Waiting;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class QueueOrderTest {

    private static final AccountId ANNA = new AccountId(new UUID(1, 1));
    private static final AccountId BEN = new AccountId(new UUID(1, 2));
    private static final EndpointId LARGE = new EndpointId(new UUID(2, 1));
    private static final EndpointId SMALL = new EndpointId(new UUID(2, 2));
    private static final Running NOTHING = new Running(Map.of(), Map.of());

    private static Waiting waiting(int number, AccountId account, EndpointId endpoint) {
        return new Waiting(run(number), account, endpoint);
    }

    private static RunId run(int number) {
        return new RunId(new UUID(3, number));
    }

    private static QueueOrder order(int ofAccount, int ofEndpoint, int capacity) {
        return new QueueOrder(new RunLimits(1000, ofAccount, 0, ofEndpoint, capacity), capacity);
    }

    @Test
    void runs_begin_in_their_order_as_far_as_there_is_room() {
        var waiting = List.of(waiting(1, ANNA, LARGE), waiting(2, BEN, LARGE), waiting(3, ANNA, LARGE));

        assertThat(order(0, 0, 10).choose(waiting, NOTHING, 0)).containsExactly(run(1), run(2), run(3));
        assertThat(order(0, 0, 10).choose(waiting, NOTHING, 8)).containsExactly(run(1), run(2));
        assertThat(order(0, 0, 10).choose(waiting, NOTHING, 10)).isEmpty();
    }

    @Test
    void a_full_model_server_holds_up_no_other_servers_runs() {
        var waiting = List.of(waiting(1, ANNA, SMALL), waiting(2, ANNA, SMALL), waiting(3, ANNA, LARGE));
        var running = new Running(Map.of(BEN, 1), Map.of(SMALL, 1));

        assertThat(order(0, 1, 10).choose(waiting, running, 1)).containsExactly(run(3));
        assertThat(order(0, 2, 10).choose(waiting, running, 1)).containsExactly(run(1), run(3));
    }

    @Test
    void an_account_with_as_many_runs_as_it_may_have_holds_up_nobody_else() {
        var waiting = List.of(waiting(1, ANNA, LARGE), waiting(2, ANNA, SMALL), waiting(3, BEN, LARGE));
        var running = new Running(Map.of(ANNA, 1), Map.of(LARGE, 1));

        assertThat(order(2, 0, 10).choose(waiting, running, 1)).containsExactly(run(1), run(3));
    }

    @Test
    void the_last_places_are_kept_for_who_has_no_run_under_way() {
        var waiting = List.of(waiting(1, ANNA, LARGE), waiting(2, BEN, LARGE), waiting(3, BEN, LARGE));
        var running = new Running(Map.of(ANNA, 9), Map.of(LARGE, 9));

        assertThat(order(0, 0, 10).choose(waiting, running, 9)).containsExactly(run(2));
    }
}
