package dev.stepwise.ui.component;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/** Brings changes to open pages on threads of its own, so that whoever tells of a change never waits for a page. */
@SpringComponent
public class PageUpdates implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(PageUpdates.class);
    private static final Duration LAST_LOADS = Duration.ofSeconds(1);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch ending = new CountDownLatch(1);

    /** The same at any pace. */
    public <T> Runnable refresh(UI ui, Supplier<T> load, Consumer<T> show) {
        return refresh(ui, Duration.ZERO, load, show);
    }

    /**
     * What to call, from any thread, when something has changed: it loads anew and shows what it loaded, in the order of loading. Calls
     * that come while a load is under way, or within the pace after it, lead to one further load together; a page that is gone is left
     * alone.
     */
    public <T> Runnable refresh(UI ui, Duration pace, Supplier<T> load, Consumer<T> show) {
        var asked = new AtomicInteger();
        return () -> {
            if (asked.getAndIncrement() == 0) {
                begin(() -> refreshUntilQuiet(asked, ui, pace, load, show));
            }
        };
    }

    private void begin(Runnable work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException ended) {
            log.atTrace().log("Pages are not brought up to date any more");
        }
    }

    /** No load is interrupted, for that would break its connection to the database. */
    @Override
    public void destroy() throws InterruptedException {
        ending.countDown();
        threads.shutdown();
        var _ = threads.awaitTermination(LAST_LOADS.toMillis(), TimeUnit.MILLISECONDS);
    }

    private <T> void refreshUntilQuiet(AtomicInteger asked, UI ui, Duration pace, Supplier<T> load, Consumer<T> show) {
        int seen;
        do {
            seen = asked.get();
            try {
                var loaded = load.get();
                var _ = ui.access(() -> show.accept(loaded));
            } catch (UIDetachedException gone) {
                log.atTrace().log("A page was closed before it could be brought up to date");
            } catch (RuntimeException failed) {
                log.atWarn().setCause(failed).log("A page could not be brought up to date");
            }
            if (endsWithin(pace)) {
                return;
            }
        } while (asked.addAndGet(-seen) != 0);
    }

    private boolean endsWithin(Duration pace) {
        try {
            return ending.await(pace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException ended) {
            return true;
        }
    }
}
