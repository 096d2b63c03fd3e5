package dev.stepwise.ui.account;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.stepwise.run.node.NodeThread;
import dev.stepwise.run.node.NodeThreads;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.security.core.context.SecurityContextHolder;

/** Looks every two seconds whether the logins of this node's open pages are still good, and ends those that are not. A page may be read for hours without a request. */
@SpringComponent
class OpenLogins implements VaadinServiceInitListener, SmartLifecycle {

    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final CurrentLogins logins;
    private final NodeThreads threads;
    private final Map<UI, AccountPrincipal> pages = new ConcurrentHashMap<>();
    private final Set<UI> toLeave = ConcurrentHashMap.newKeySet();
    private CountDownLatch ending = new CountDownLatch(0);
    private @Nullable NodeThread thread;

    OpenLogins(CurrentLogins logins, NodeThreads threads) {
        this.logins = logins;
        this.threads = threads;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> watch(init.getUI()));
    }

    private void watch(UI page) {
        var login = SecurityContextHolder.getContext().getAuthentication();
        if (login != null && login.getPrincipal() instanceof AccountPrincipal principal) {
            pages.put(page, principal);
            page.addDetachListener(_ -> forget(page));
        }
    }

    private void work() throws InterruptedException {
        do {
            look();
        } while (!ending.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void look() {
        logins.read(pages.values().stream().map(AccountPrincipal::accountId).collect(Collectors.toSet()));
        pages.forEach((page, login) -> {
            if (!logins.isGood(login)) {
                end(page);
            }
        });
    }

    /** It comes again, as nobody's, and its session ends then. One that is still there at the next look does not want to. */
    private void end(UI page) {
        boolean isFirst = toLeave.add(page);
        try {
            var _ = page.access(isFirst ? () -> leave(page) : () -> endSession(page));
        } catch (UIDetachedException gone) {
            forget(page);
        }
    }

    private static void leave(UI page) {
        page.getPage().reload();
        page.push();
    }

    private void endSession(UI page) {
        forget(page);
        var session = page.getSession().getSession();
        if (session != null) {
            session.invalidate();
        }
    }

    private void forget(UI page) {
        pages.remove(page);
        toLeave.remove(page);
    }

    @Override
    public void start() {
        ending = new CountDownLatch(1);
        thread = threads.start("open-logins", this::work);
    }

    @Override
    public void stop() {
        ending.countDown();
        try {
            if (thread != null) {
                thread.end(Duration.ofSeconds(5));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
