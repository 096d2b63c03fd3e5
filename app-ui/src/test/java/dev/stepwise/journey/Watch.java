package dev.stepwise.journey;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Sees what hostile text would do if it were more than text: in the page, in its policy's reports, and on the network. */
final class Watch {

    /** In every document before its own scripts. */
    private static final String HOOKS = """
            for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'msgbox']) {
              window[name] = () => harmed(name + ' was called');
            }
            addEventListener('securitypolicyviolation', e => harmed('the policy stopped ' + e.blockedURI), true);
            addEventListener('submit', e => harmed('a form was submitted'), true);
            """;

    private final List<String> harm = new CopyOnWriteArrayList<>();
    private final String base;

    private Watch(String base) {
        this.base = base;
    }

    /** Watches all pages of somebody's browser, from their next document on. */
    static Watch over(Page page, String base) {
        var watch = new Watch(base);
        BrowserContext context = page.context();
        context.exposeFunction("harmed", arguments -> watch.harm.add(arguments[0].toString()));
        context.addInitScript(HOOKS);
        context.onRequest(watch::request);
        context.onPage(opened -> watch.harm.add("a window was opened"));
        page.onDialog(dialog -> {
            watch.harm.add("a dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onFrameAttached(frame -> watch.harm.add("a frame: " + frame.url()));
        return watch;
    }

    /** All that was seen. */
    List<String> harm() {
        return List.copyOf(harm);
    }

    private void request(Request request) {
        var url = request.url();
        boolean own = url.startsWith(base + "/") || url.startsWith("data:");
        // what the hostile texts name on this server
        if (!own || url.matches(".*(/x|/logout|[?]logout)([?#].*)?")) {
            harm.add("a request to " + url);
        }
    }
}
