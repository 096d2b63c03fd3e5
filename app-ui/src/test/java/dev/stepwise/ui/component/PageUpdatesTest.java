package dev.stepwise.ui.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.vaadin.flow.component.UI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PageUpdatesTest {

    private final PageUpdates updates = new PageUpdates();

    @Test
    void the_end_of_the_application_does_not_interrupt_a_load() throws Exception {
        var begun = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        var load = new CompletableFuture<String>();
        updates.refresh(
                        new UI(),
                        () -> {
                            begun.countDown();
                            try {
                                ended.await();
                                load.complete(Thread.interrupted() ? "interrupted" : "loaded");
                            } catch (InterruptedException interrupted) {
                                load.complete("interrupted");
                            }
                            return "";
                        },
                        _ -> {})
                .run();
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

        updates.destroy();
        ended.countDown();

        assertThat(load.get(30, TimeUnit.SECONDS)).isEqualTo("loaded");
    }

    @Test
    void what_is_told_after_the_end_reaches_nobody_and_fails_nobody() throws Exception {
        var refresh = updates.refresh(new UI(), () -> "", _ -> {});
        updates.destroy();

        assertThatCode(refresh::run).doesNotThrowAnyException();
    }
}
