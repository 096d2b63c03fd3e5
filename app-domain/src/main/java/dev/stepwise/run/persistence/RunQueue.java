package dev.stepwise.run.persistence;

import dev.stepwise.account.AccountId;
import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.process.HostName;
import dev.stepwise.run.RunAccess;
import dev.stepwise.run.RunId;
import dev.stepwise.run.node.NodeId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The runs that wait for a node, and those that nodes work on. For each model server they wait in the order of their turns: an account's
 * runs in the order in which they were queued, and accounts take turns.
 *
 * @see "docs/decisions/0020-a-queue-of-our-own.md"
 */
@Component
public class RunQueue {

    private final JdbcClient jdbc;
    private final AccessCheck check;
    private final HostName host;

    RunQueue(JdbcClient jdbc, AccessCheck check, @Value("${stepwise.node.host:}") String host) {
        this.jdbc = jdbc;
        this.check = check;
        this.host = HostName.of(host);
    }

    /** A queued run. */
    public record Waiting(RunId run, AccountId account, EndpointId endpoint) {}

    /** How many runs nodes work on. */
    public record Running(Map<AccountId, Integer> byAccount, Map<EndpointId, Integer> byEndpoint) {}

    /** A claim that was made, and the entry of the run's log that tells of it. */
    public record Started(Claim claim, int logSeq) {}

    /** Gives a run that is being queued its turn, in the caller's transaction, after its row was written. */
    void assignTurn(UUID run) {
        jdbc.sql(QueueSql.ASSIGN_TURN).param("run", run).update();
    }

    /** Whether there is anything that a node could take. */
    public boolean hasWork(Ownership ownership) {
        return bound(jdbc.sql(QueueSql.HAS_WORK), ownership)
                .query(Boolean.class)
                .single();
    }

    /**
     * Which running runs are a node's own, and which are nobody's.
     *
     * @param here what the node works on, or will try again later
     * @param areSilentNodesLost whether other nodes' silence means that they are lost
     * @param areOlderGone whether no node of the version before is there, so that what it had is nobody's
     */
    public record Ownership(NodeId node, Collection<RunId> here, boolean areSilentNodesLost, boolean areOlderGone) {}

    /** Has nodes look into the queue one after the other, until the caller's transaction ends. */
    public void hold() {
        jdbc.sql("select pg_advisory_xact_lock(1937007984, 2)").query().listOfRows();
    }

    /**
     * A running run that nobody works on.
     *
     * @param isOwn whether this node worked on it: its work broke off
     */
    public record Lost(RunId run, boolean isOwn) {}

    /** The running runs that nobody works on, those that began first before the others. */
    public List<Lost> lost(Ownership ownership) {
        return bound(jdbc.sql(QueueSql.LOST), ownership)
                .query((row, _) -> new Lost(new RunId(row.getObject("id", UUID.class)), row.getBoolean("own")))
                .list();
    }

    /**
     * The queued runs in the order in which they should begin, whatever the model server.
     *
     * @param mostOfEach how many runs of one account for one model server
     */
    public List<Waiting> waiting(int mostOfEach, boolean areOlderGone) {
        return jdbc.sql(QueueSql.WAITING)
                .param("most", mostOfEach)
                .param("host", host.value())
                .param("older_gone", areOlderGone)
                .query((row, _) -> new Waiting(
                        new RunId(row.getObject("id", UUID.class)),
                        new AccountId(row.getObject("account_id", UUID.class)),
                        new EndpointId(row.getObject("endpoint_id", UUID.class))))
                .list();
    }

    /** The runs that nodes work on, counted. */
    public Running running() {
        var byAccount = new HashMap<AccountId, Integer>();
        var byEndpoint = new HashMap<EndpointId, Integer>();
        jdbc.sql(QueueSql.RUNNING).query(row -> {
            int count = row.getInt("runs");
            byAccount.merge(new AccountId(row.getObject("account_id", UUID.class)), count, Integer::sum);
            byEndpoint.merge(new EndpointId(row.getObject("endpoint_id", UUID.class)), count, Integer::sum);
        });
        return new Running(byAccount, byEndpoint);
    }

    /** How many runs may run at a time for each model server that an administrator set a limit to. */
    public Map<EndpointId, Integer> mostOfEndpoint() {
        var most = new HashMap<EndpointId, Integer>();
        jdbc.sql("select id, most_calls from endpoint where most_calls is not null")
                .query(row -> {
                    most.put(new EndpointId(row.getObject("id", UUID.class)), row.getInt("most_calls"));
                });
        return most;
    }

    /** Claims runs for a node, as far as they are unfinished and no transaction holds their rows at the moment. */
    public List<Started> claim(NodeId node, List<RunId> runs, Instant now) {
        return jdbc.sql(QueueSql.CLAIM)
                .param("runs", texts(runs))
                .param("node", node.value())
                .param("now", JournalSql.moment(now))
                .query((row, _) -> new Started(
                        new Claim(new RunId(row.getObject("id", UUID.class)), row.getInt("epoch")),
                        row.getInt("log_seq")))
                .list();
    }

    /**
     * How many queued runs begin before the run as it is now; empty if it is not queued, or there is no right to look at it.
     *
     * @param mostOfAccount how many runs of an account may run at a time; 0: any number. Those beyond it hold up only their own account's.
     */
    public OptionalInt place(RunAccess access, int mostOfAccount) {
        return check.run(access)
                .flatMap(run -> jdbc.sql(QueueSql.PLACE)
                        .param("run", run)
                        .param("most_of_account", mostOfAccount)
                        .param("older_gone", true)
                        .query(Integer.class)
                        .optional())
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    private JdbcClient.StatementSpec bound(JdbcClient.StatementSpec statement, Ownership ownership) {
        return statement
                .param("node", ownership.node().value())
                .param("host", host.value())
                .param("here", texts(ownership.here()))
                .param("silence_is_loss", ownership.areSilentNodesLost())
                .param("older_gone", ownership.areOlderGone())
                .param("silence", SILENCE_SECONDS);
    }

    /** After four heartbeats that were missed a node is lost. */
    public static final int SILENCE_SECONDS = 8;

    private static String[] texts(Collection<RunId> runs) {
        return runs.stream().map(RunId::toString).toArray(String[]::new);
    }
}
