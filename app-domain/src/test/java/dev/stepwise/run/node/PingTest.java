package dev.stepwise.run.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.account.AccountId;
import dev.stepwise.run.QuestionId;
import dev.stepwise.run.RunId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PingTest {

    private final NodeId node = new NodeId(UUID.randomUUID());

    private static RunChange change(boolean inLists) {
        return new RunChange(
                new RunId(UUID.randomUUID()),
                inLists ? Optional.of(new QuestionId(UUID.randomUUID())) : Optional.empty(),
                new AccountId(UUID.randomUUID()),
                inLists);
    }

    @Test
    void what_is_called_out_is_what_is_heard() {
        var ping = new Ping(node, List.of(change(true), change(false)));

        assertThat(Ping.read(ping.payload())).hasValue(ping);
        assertThat(Ping.read(new Ping(node, List.of()).payload())).hasValue(new Ping(node, List.of()));
    }

    @Test
    void a_ping_of_the_version_before_is_heard_without_the_question() {
        var run = new RunId(UUID.randomUUID());
        var account = new AccountId(UUID.randomUUID());

        assertThat(Ping.read(node + ";" + run + "," + account.value() + ",+"))
                .hasValue(new Ping(node, List.of(new RunChange(run, Optional.empty(), account, true))));
    }

    @Test
    void many_changes_are_called_out_in_as_many_pings_as_the_database_needs() {
        var changes = Stream.generate(() -> change(true)).limit(250).toList();

        var pings = Ping.of(node, changes);

        assertThat(pings.stream().flatMap(ping -> ping.changes().stream())).isEqualTo(changes);
        assertThat(pings)
                .allSatisfy(ping -> assertThat(ping.payload().getBytes(StandardCharsets.UTF_8))
                        .hasSizeLessThan(8_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", ";", "0199;x,y,+", "01980000-0000-7000-8000-000000000001;a"})
    void what_no_node_has_said_is_not_heard(String payload) {
        assertThat(Ping.read(payload)).isEmpty();
    }
}
