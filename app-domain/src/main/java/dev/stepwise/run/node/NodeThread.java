package dev.stepwise.run.node;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that a node needs for as long as it lives. Whatever its work throws, an {@link Error} too, is logged, and the work is started
 * again after a pause that grows from one second to half a minute.
 */
public final class NodeThread {

    private static final Logger LOG = LoggerFactory.getLogger(NodeThread.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** Who works for so long after a failure is well again. */
    private static final Duration RECOVERED = Duration.ofSeconds(5);

    /** What the thread does; it returns when it is to end. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    private final String name;
    private final Work work;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean pausing;
    private volatile boolean hasFailed;
    private volatile long startedAt;

    NodeThread(String name, Work work) {
        this.name = name;
        this.work = work;
        thread = Thread.ofVirtual().name(name).unstarted(this::supervise);
    }

    String name() {
        return name;
    }

    void start() {
        thread.start();
    }

    /** Whether it failed and has not worked for some seconds since. */
    public boolean isFailing() {
        return pausing || (hasFailed && System.nanoTime() - startedAt < RECOVERED.toNanos());
    }

    /** It is not started again from now on. Whoever calls this has told the work to return; waits for that, but not for ever. */
    public void end(Duration atMost) throws InterruptedException {
        ending.countDown();
        thread.join(atMost);
    }

    private void supervise() {
        var pause = FIRST_PAUSE;
        while (true) {
            startedAt = System.nanoTime();
            try {
                work.run();
                return;
            } catch (Throwable failure) {
                if (ending.getCount() == 0) {
                    return;
                }
                pause = hasFailed && isFailing() ? shorter(pause.multipliedBy(2), LONGEST_PAUSE) : FIRST_PAUSE;
                hasFailed = true;
                // The message could hold a question's or a model's words.
                LOG.atError()
                        .addKeyValue("thread", name)
                        .addKeyValue("failure", failure.getClass().getName())
                        .addKeyValue("restartMs", pause.toMillis())
                        .log("A thread of this node failed and is started again");
            }
            if (isToEndWithin(pause)) {
                return;
            }
        }
    }

    private boolean isToEndWithin(Duration pause) {
        pausing = true;
        try {
            return ending.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException ended) {
            return true;
        } finally {
            pausing = false;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
