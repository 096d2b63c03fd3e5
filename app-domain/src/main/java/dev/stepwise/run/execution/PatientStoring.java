package dev.stepwise.run.execution;

import dev.stepwise.run.Directive;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds on to what a run has to store while the database is away, and stores it when it is back, if the claim still holds then.
 *
 * @see "docs/decisions/0018-a-run-waits-for-the-database.md"
 */
final class PatientStoring {

    private static final Logger LOG = LoggerFactory.getLogger(PatientStoring.class);
    private static final long PAUSE_MS = 500;

    /** One try to store something and to tell of it. */
    @FunctionalInterface
    interface Storing<T> {

        /** @param again the database went away before, perhaps with this in it */
        T store(boolean again);
    }

    private final Directives directives;

    PatientStoring(Directives directives) {
        this.directives = directives;
    }

    /** Tries until the database takes or refuses it. A node that goes down does not wait: its run goes on elsewhere, from what is stored. */
    <T> T store(Storing<T> storing) {
        boolean again = false;
        while (true) {
            try {
                return storing.store(again);
            } catch (RuntimeException failure) {
                if (!Outage.causes(failure) || !pause()) {
                    throw failure;
                }
                if (!again) {
                    LOG.atWarn()
                            .addKeyValue("run", directives.claim().run())
                            .log("What a run has to store waits for the database");
                }
                again = true;
            }
        }
    }

    /** False if the run has to leave this node. */
    private boolean pause() {
        var leaving = new CountDownLatch(1);
        try (var _ = directives.listen(directive -> {
            if (directive instanceof Directive.HandOver) {
                leaving.countDown();
            }
        })) {
            return !leaving.await(PAUSE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
