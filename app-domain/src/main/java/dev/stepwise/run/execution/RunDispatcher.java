package dev.stepwise.run.execution;

import dev.stepwise.run.node.NodeListener;
import dev.stepwise.run.node.NodeThread;
import dev.stepwise.run.node.NodeThreads;
import dev.stepwise.run.node.Ping;
import dev.stepwise.run.node.RunChange;
import dev.stepwise.run.persistence.RunQueue.Started;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Has this node work on runs, each on a thread of the platform, which reads the model's stream: as soon as one is queued or a place becomes free, here or on another node, and
 * every half a second in case that nobody said so. When the node goes down, it takes no more and hands over what it has.
 */
@Component
public class RunDispatcher implements SmartLifecycle, NodeListener {

    private static final Logger LOG = LoggerFactory.getLogger(RunDispatcher.class);
    private static final Duration LOOK = Duration.ofMillis(500);

    /** Handing over takes less; what has not let go by then is interrupted. */
    private static final Duration HAND_OVER_TIMEOUT = Duration.ofSeconds(5);

    private final RunClaiming claiming;
    private final RunExecution execution;
    private final RunsHere here;
    private final NodeHeartbeat heartbeat;
    private final NodeThreads threads;
    private final Retries retries = new Retries();
    private final Set<Thread> workers = ConcurrentHashMap.newKeySet();
    private final AtomicInteger numbers = new AtomicInteger();
    private final Semaphore wanted = new Semaphore(0);
    private final Object claimingNow = new Object();
    private volatile boolean ready;
    private volatile boolean paused;
    private volatile boolean leaving;
    private @Nullable NodeThread thread;

    RunDispatcher(
            RunClaiming claiming, RunExecution execution, RunsHere here, NodeHeartbeat heartbeat, NodeThreads threads) {
        this.claiming = claiming;
        this.execution = execution;
        this.here = here;
        this.heartbeat = heartbeat;
        this.threads = threads;
    }

    /** There may be a run to begin. */
    void wake() {
        wanted.release();
    }

    /** The caller's transaction queues a run. */
    void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake();
            }
        });
    }

    /** Takes no further runs until it is resumed; what it is just taking is taken when this returns. */
    public void pause() {
        synchronized (claimingNow) {
            paused = true;
        }
    }

    public void resume() {
        paused = false;
        wake();
    }

    /** No run begins before the node is whole. */
    @EventListener(ApplicationReadyEvent.class)
    public void nodeIsWhole() {
        ready = true;
        wake();
    }

    @Override
    public void heard(Ping ping) {
        if (ping.changes().stream().anyMatch(RunChange::inLists)) {
            wake();
        }
    }

    @Override
    public void start() {
        leaving = false;
        heartbeat.begin();
        here.open();
        thread = threads.start("run-dispatcher", this::work);
    }

    private void work() throws InterruptedException {
        while (!leaving) {
            var _ = wanted.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            wanted.drainPermits();
            synchronized (claimingNow) {
                if (ready && !paused && !leaving && heartbeat.isRecent()) {
                    dispatch();
                }
            }
        }
    }

    private void dispatch() {
        try {
            for (var started : claiming.claimNext(here.ids(), retries.waiting())) {
                begin(started);
            }
        } catch (RuntimeException failed) {
            LOG.atInfo()
                    .addKeyValue("failure", failed.getClass().getName())
                    .log("Runs could not be claimed now; it is tried again");
        }
    }

    /** It is here before its thread begins, or it would be taken for nobody's. */
    private void begin(Started started) {
        var directives = here.enter(started.claim());
        var worker = Thread.ofPlatform()
                .daemon()
                .name("run-" + numbers.incrementAndGet())
                .unstarted(() -> work(started, directives));
        workers.add(worker);
        worker.start();
    }

    private void work(Started started, Directives directives) {
        var run = started.claim().run();
        try {
            execution.work(started, directives);
            retries.succeeded(run);
        } catch (RuntimeException | Error failure) {
            retries.failed(run);
            LOG.atWarn()
                    .addKeyValue("run", run)
                    .addKeyValue("failure", failure.getClass().getName())
                    .log("The work on a run broke off; it goes on from what is stored");
        } finally {
            here.leave(directives);
            workers.remove(Thread.currentThread());
            wake();
        }
    }

    @Override
    public void stop() {
        leaving = true;
        wake();
        try {
            if (thread != null) {
                thread.end(HAND_OVER_TIMEOUT);
            }
            here.handOverAll();
            awaitWorkers();
            heartbeat.end();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    private void awaitWorkers() throws InterruptedException {
        long until = System.nanoTime() + HAND_OVER_TIMEOUT.toNanos();
        for (var worker : workers) {
            worker.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
        }
        workers.forEach(Thread::interrupt);
        for (var worker : workers) {
            worker.join(Duration.ofSeconds(1));
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
