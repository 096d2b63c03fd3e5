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
 * What this node has for the others: all that its runs wrote since, and what was stored, in one statement every 200 ms. While no
 * other node is there, nothing is written; when one comes, the text so far is still at hand.
 */
@Component
class Outbox implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final Duration PACE = Duration.ofMillis(200);

    /** How long the text of a past call stays: who watches elsewhere reads its end before the step that came of it. */
    private static final Duration LINGER = Duration.ofSeconds(1);

    private record Writing(Claim claim, LiveCall call) {}

    private record Left(ChunkTable.Past call, long at) {}

    private final ChunkTable table;
    private final ThisNode node;
    private final ConcurrentLinkedQueue<Writing> writing = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Left> left = new ConcurrentLinkedQueue<>();
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
    void written(Claim claim, LiveCall call) {
        if (!node.isAlone() && call.enterQueue()) {
            writing.add(new Writing(claim, call));
            work.release();
        }
    }

    /** The call is over, and its text is soon of no use. */
    void over(Claim claim, LiveCall call) {
        if (!node.isAlone() || call.wasSent()) {
            left.add(new Left(new ChunkTable.Past(claim.run(), call.attempt()), System.nanoTime()));
            work.release();
        }
    }

    /** Something was stored. */
    void changed(RunChange change) {
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
            var _ = ending.await(PACE.toMillis(), TimeUnit.MILLISECONDS);
        }
        send();
    }

    private void awaitWork() throws InterruptedException {
        if (left.isEmpty()) {
            work.acquire();
        } else {
            var _ = work.tryAcquire(LINGER.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void send() {
        var calls = all(writing);
        var stored = changed();
        var chunks = new ArrayList<Chunk>();
        for (var each : calls) {
            chunks.addAll(each.call().takeUnsent(each.claim()));
        }
        var past = past();
        if (chunks.isEmpty() && stored.isEmpty() && past.isEmpty()) {
            return;
        }
        try {
            var pings = chunks.isEmpty() && stored.isEmpty() ? List.<Ping>of() : Ping.of(node.id(), stored);
            int kept = table.write(chunks, past, pings);
            if (kept < chunks.size()) {
                LOG.atInfo()
                        .addKeyValue("chunks", chunks.size() - kept)
                        .log("Text of runs that are another claim's was dropped");
            }
        } catch (RuntimeException failed) {
            // The rows say what was stored, and who watches looks at them by itself.
            LOG.atWarn().addKeyValue("failure", failed.getClass().getName()).log("Other nodes could not be told");
            for (var each : calls) {
                each.call().forgetSent();
                written(each.claim(), each.call());
            }
        }
    }

    /** Each run once, however often it changed. */
    private List<RunChange> changed() {
        Map<RunId, RunChange> latest = new LinkedHashMap<>();
        for (var change : all(changes)) {
            latest.merge(change.run(), change, RunChange::and);
        }
        return List.copyOf(latest.values());
    }

    private List<ChunkTable.Past> past() {
        var past = new ArrayList<ChunkTable.Past>();
        long until = System.nanoTime() - LINGER.toNanos();
        for (var next = left.peek(); next != null && next.at() - until <= 0; next = left.peek()) {
            past.add(next.call());
            left.remove();
        }
        return past;
    }

    private static <T> List<T> all(ConcurrentLinkedQueue<T> queue) {
        var taken = new ArrayList<T>();
        for (var next = queue.poll(); next != null; next = queue.poll()) {
            taken.add(next);
        }
        return taken;
    }

    /** What is still to be told is told; the runs of a node that goes down are handed over by then. */
    @Override
    public void destroy() {
        ending.countDown();
        work.release();
        thread.end(Duration.ofSeconds(5));
    }
}
