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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Looks every second whether the logins of this node's open pages are still good, and ends those that are not. A page may be read for
 * hours without a request.
 */
@SpringComponent
class OpenPageWatch implements PageExit, VaadinServiceInitListener, SmartLifecycle {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final LoginStandings standings;
    private final NodeThreads threads;
    private final Map<UI, AccountPrincipal> pages = new ConcurrentHashMap<>();
    private final Set<UI> toLeave = ConcurrentHashMap.newKeySet();
    private @Nullable NodeThread thread;

    OpenPageWatch(LoginStandings standings, NodeThreads threads) {
        this.standings = standings;
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

    private void look() {
        // a page that opens meanwhile may be of a newer login than what is read
        var looked = Map.copyOf(pages);
        var logins =
                looked.values().stream().map(AccountPrincipal::loginSession).collect(Collectors.toSet());
        standings
                .read(logins)
                .ifPresent(found -> looked.forEach((page, login) -> {
                    if (login.role() != found.get(login.loginSession())) {
                        end(page);
                    }
                }));
    }

    /** It loads anew, as nobody's, and its session ends then. If it does not, its session is ended at the next look. */
    private void end(UI page) {
        boolean isFirst = toLeave.add(page);
        try {
            var _ = page.access(isFirst ? () -> reload(page) : () -> endSession(page));
        } catch (UIDetachedException gone) {
            forget(page);
        }
    }

    private static void reload(UI page) {
        page.getPage().reload();
        page.push();
    }

    @Override
    public void leave(UI page) {
        var login = pages.get(page);
        if (login != null) {
            standings.forget(login.loginSession());
        }
        page.getPage().reload();
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
        thread = threads.repeat("open-page-watch", INTERVAL, this::look);
    }

    @Override
    public void stop() {
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
