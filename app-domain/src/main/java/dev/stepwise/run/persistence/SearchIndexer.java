package dev.stepwise.run.persistence;

import dev.stepwise.run.node.NodeThread;
import dev.stepwise.run.node.NodeThreads;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets search find what was stored: soon after somebody says so, and every ten seconds what other nodes left. */
@Component
class SearchIndexer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SearchIndexer.class);
    private static final Duration LOOK = Duration.ofSeconds(10);

    /** What is stored meanwhile is indexed together. */
    private static final Duration PACE = Duration.ofMillis(100);

    private static final int AT_A_TIME = 200;

    private final SearchIndex index;
    private final NodeThreads threads;
    private final TransactionTemplate transaction;
    private final Semaphore wanted = new Semaphore(0);
    private CountDownLatch ending = new CountDownLatch(0);
    private @Nullable NodeThread thread;

    SearchIndexer(SearchIndex index, NodeThreads threads, PlatformTransactionManager transactions) {
        this.index = index;
        this.threads = threads;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Something was stored that search should find. */
    void wake() {
        wanted.release();
    }

    /** The caller's transaction stores something that search should find. */
    void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake();
            }
        });
    }

    @Override
    public void start() {
        ending = new CountDownLatch(1);
        thread = threads.start("search-indexer", this::work);
    }

    @Override
    public void stop() {
        ending.countDown();
        wake();
        if (thread != null) {
            thread.end(Duration.ofSeconds(5));
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void work() throws InterruptedException {
        while (!ending.await(PACE.toMillis(), TimeUnit.MILLISECONDS)) {
            indexAll();
            var _ = wanted.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            wanted.drainPermits();
        }
    }

    private void indexAll() {
        try {
            while (ending.getCount() > 0 && indexSome() == AT_A_TIME) {
                LOG.atTrace().log("There is more to index for search");
            }
        } catch (RuntimeException failed) {
            LOG.atInfo()
                    .addKeyValue("failure", failed.getClass().getName())
                    .log("Texts could not be indexed for search now; it is tried again");
        }
    }

    /** Indexes what waits; where that fails, each text by itself, so that one keeps no other waiting. Returns how many waited. */
    int indexSome() {
        try {
            var indexed = transaction.execute(_ -> {
                var pending = index.next(AT_A_TIME);
                index.index(pending);
                return pending;
            });
            return indexed == null ? 0 : indexed.size();
        } catch (RuntimeException failed) {
            var pending = transaction.execute(_ -> index.next(AT_A_TIME));
            for (var text : pending == null ? List.<UUID>of() : pending) {
                indexAlone(text);
            }
            return 0;
        }
    }

    private void indexAlone(UUID text) {
        try {
            transaction.executeWithoutResult(_ -> index.index(List.of(text)));
        } catch (RuntimeException failed) {
            if (!isOfTheText(failed)) {
                throw failed;
            }
            LOG.atWarn()
                    .addKeyValue("pending", text)
                    .addKeyValue("failure", failed.getClass().getName())
                    .log("A text could not be indexed for search; it is stored, and search does not find it");
            transaction.executeWithoutResult(_ -> index.failed(text));
        }
    }

    /** Whether the database refuses the text, and not this moment: SQL states of data, constraints and limits. */
    private static boolean isOfTheText(RuntimeException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && refused.getSQLState() != null) {
                return Set.of("22", "23", "54").contains(refused.getSQLState().substring(0, 2));
            }
        }
        return false;
    }
}
