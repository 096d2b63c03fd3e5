package dev.stepwise.run.persistence;

import dev.stepwise.run.node.NodeThread;
import dev.stepwise.run.node.NodeThreads;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads stored steps anew in the background after the rules of reading have changed, a few at a time; now and then it looks for what a
 * node of the version before has stored since.
 */
@Component
class ReadingAnew implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReadingAnew.class);
    private static final int AT_A_TIME = 100;
    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final Duration LOOK = Duration.ofMinutes(10);

    private final OlderReadings older;
    private final NodeThreads threads;
    private final TransactionTemplate transaction;
    private CountDownLatch ending = new CountDownLatch(0);
    private @Nullable NodeThread thread;

    ReadingAnew(OlderReadings older, NodeThreads threads, PlatformTransactionManager transactions) {
        this.older = older;
        this.threads = threads;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void start() {
        ending = new CountDownLatch(1);
        thread = threads.repeat("reading-anew", LOOK, this::readAllOrTryLater);
    }

    private void readAllOrTryLater() throws InterruptedException {
        try {
            while (readSome() > 0 && !ending.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.atTrace().log("There may be more steps to read anew");
            }
        } catch (RuntimeException failed) {
            LOG.atInfo()
                    .addKeyValue("failure", failed.getClass().getName())
                    .log("Stored steps could not be read anew now; it is tried again");
        }
    }

    int readSome() {
        var read = transaction.execute(_ -> older.readSome(AT_A_TIME));
        return read == null ? 0 : read;
    }

    @Override
    public void stop() {
        ending.countDown();
        if (thread != null) {
            thread.end(Duration.ofSeconds(5));
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
