package dev.stepwise.run.feed;

import dev.stepwise.run.RunId;
import dev.stepwise.run.node.NodeThread;
import dev.stepwise.run.node.NodeThreads;
import dev.stepwise.run.node.Ping;
import dev.stepwise.run.node.RunChange;
import dev.stepwise.run.node.ThisNode;
import dev.stepwise.run.persistence.Claim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Sends the other nodes what this one has for them, in one statement every 200 ms: the text that its runs wrote since, and which runs
 * changed. While no other node is there, nothing is sent; when one comes, the text so far is still in memory.
 */
@Component
class Outbox implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final Duration INTERVAL = Duration.ofMillis(200);

    /** How long the text of a call stays after its end: nodes that follow the run read its last piece before the step that came of it. */
    private static final Duration KEEP_ENDED = Duration.ofSeconds(1);

    private record Writing(Claim claim, LiveCall call) {}

    /** @param at when it ended, by {@link System#nanoTime} */
    private record EndedCall(ChunkTable.CallRef call, long at) {}

    private final ChunkTable table;
    private final ThisNode node;
    private final ConcurrentLinkedQueue<Writing> writing = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<EndedCall> ended = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<RunChange> changes = new ConcurrentLinkedQueue<>();
    private final Semaphore work = new Semaphore(0);
    private final CountDownLatch ending = new CountDownLatch(1);
    private final NodeThread thread;

    Outbox(ChunkTable table, ThisNode node, NodeThreads threads) {
        this.table = table;
        this.node = node;
        thread = threads.start("feed-outbox", this::work);
    }

    /** The call has text that the others may need. */
    void textWritten(Claim claim, LiveCall call) {
        if (!node.isAlone() && call.enterQueue()) {
            writing.add(new Writing(claim, call));
            work.release();
        }
    }

    /** The call has ended, and its text is soon of no use. */
    void callEnded(Claim claim, LiveCall call) {
        if (!node.isAlone() || call.wasSent()) {
            ended.add(new EndedCall(new ChunkTable.CallRef(claim.run(), call.attempt()), System.nanoTime()));
            work.release();
        }
    }

    /** Something of a run was stored. */
    void runChanged(RunChange change) {
        if (!node.isAlone()) {
            changes.add(change);
            work.release();
        }
    }

    private void work() throws InterruptedException {
        while (ending.getCount() > 0) {
            awaitWork();
            work.drainPermits();
            send();
            var _ = ending.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        }
        send();
    }

    private void awaitWork() throws InterruptedException {
        if (ended.isEmpty()) {
            work.acquire();
        } else {
            var _ = work.tryAcquire(KEEP_ENDED.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void send() {
        var calls = all(writing);
        var stored = changedRuns();
        var chunks = new ArrayList<Chunk>();
        for (var each : calls) {
            chunks.addAll(each.call().takeUnsent(each.claim()));
        }
        var removed = callsToRemove();
        if (chunks.isEmpty() && stored.isEmpty() && removed.isEmpty()) {
            return;
        }
        try {
            var pings = chunks.isEmpty() && stored.isEmpty() ? List.<Ping>of() : Ping.of(node.id(), stored);
            int kept = table.write(chunks, removed, pings);
            if (kept < chunks.size()) {
                LOG.atInfo()
                        .addKeyValue("chunks", chunks.size() - kept)
                        .log("Text of runs that another claim has taken over was dropped");
            }
        } catch (RuntimeException failed) {
            // The rows say what was stored, and nodes that follow a run read them now and then without a ping.
            LOG.atWarn()
                    .addKeyValue("failure", failed.getClass().getName())
                    .log("Text and changes could not be sent to the other nodes");
            for (var each : calls) {
                each.call().forgetSent();
                textWritten(each.claim(), each.call());
            }
        }
    }

    /** Each run once, however often it changed. */
    private List<RunChange> changedRuns() {
        Map<RunId, RunChange> latest = new LinkedHashMap<>();
        for (var change : all(changes)) {
            latest.merge(change.run(), change, RunChange::and);
        }
        return List.copyOf(latest.values());
    }

    private List<ChunkTable.CallRef> callsToRemove() {
        var calls = new ArrayList<ChunkTable.CallRef>();
        long until = System.nanoTime() - KEEP_ENDED.toNanos();
        for (var next = ended.peek(); next != null && next.at() - until <= 0; next = ended.peek()) {
            calls.add(next.call());
            ended.remove();
        }
        return calls;
    }

    private static <T> List<T> all(ConcurrentLinkedQueue<T> queue) {
        var taken = new ArrayList<T>();
        for (var next = queue.poll(); next != null; next = queue.poll()) {
            taken.add(next);
        }
        return taken;
    }

    /** Sends what is left; the runs of a node that goes down are handed over by then. */
    @Override
    public void destroy() {
        ending.countDown();
        work.release();
        thread.end(Duration.ofSeconds(5));
    }
}
