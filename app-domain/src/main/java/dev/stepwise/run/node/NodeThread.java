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

    /** Work that goes on for so long after a failure counts as healthy again. */
    private static final Duration RECOVERED = Duration.ofSeconds(5);

    /** What the thread does. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    private final String name;
    private final Work work;
    private final CountDownLatch ending;
    private final Thread thread;
    private volatile boolean pausing;
    private volatile boolean hasFailed;
    private volatile long startedAt;

    /** Does the work once; it returns when it is to end. */
    static NodeThread of(String name, Work work) {
        return new NodeThread(name, work, new CountDownLatch(1));
    }

    /** Does the work again after each pause, until it is to end. */
    static NodeThread repeating(String name, Duration pause, Work work) {
        var ending = new CountDownLatch(1);
        Work repeated = () -> {
            do {
                work.run();
            } while (!ending.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        };
        return new NodeThread(name, repeated, ending);
    }

    private NodeThread(String name, Work work, CountDownLatch ending) {
        this.name = name;
        this.work = work;
        this.ending = ending;
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

    /**
     * Neither repeats nor starts the work again from now on, and waits until it has returned, at most for so long and while the caller is
     * not interrupted, who stays so. Work that is not repeated has been told to return before.
     */
    public void end(Duration atMost) {
        ending.countDown();
        try {
            thread.join(atMost);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
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
