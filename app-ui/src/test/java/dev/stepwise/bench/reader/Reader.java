package dev.stepwise.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.WaitForFunctionOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A person at a real browser, whose page notes the moments itself. */
final class Reader implements AutoCloseable {

    private static final String USERNAME = "reader";
    private static final String PASSWORD = "lantern-orchard-42-quiet";
    private static final double ANSWER_MILLISECONDS = 60_000;

    /** Notes, in milliseconds of the page's clock, the press of Ask and the first sight of what is waited for. */
    private static final String WATCH = """
            () => {
              const seen = window.benchSeen = {};
              const note = (name, when) => { if (!(name in seen) && when()) seen[name] = performance.now(); };
              const some = selector => [...document.querySelectorAll(selector)].some(e => e.textContent.trim());
              const modelText = '.step-title-text:not(.text-note), .step-content .model-text, .answer .model-text';
              const status = () => document.querySelector('[role=status]')?.textContent.trim() ?? '';
              document.addEventListener('click', () => note('asked', () => true), { capture: true, once: true });
              new MutationObserver(() => {
                if (!('asked' in seen)) return;
                note('firstText', () => some(modelText));
                note('ended', () => /^(Answered|Failed|Stopped)/.test(status()));
                seen.status = status();
              }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
            }""";

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser;
    private final Page page;

    Reader(Path executable) {
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
        page = browser.newPage();
    }

    /** Creates the administrator by the link, and logs in. */
    void setUp(String link) {
        page.navigate(link);
        field("Username").fill(USERNAME);
        field("Password").fill(PASSWORD);
        field("Password again").fill(PASSWORD);
        button("Create the administrator").click();
        button("Log in").waitFor();
        field("Username").fill(USERNAME);
        field("Password").fill(PASSWORD);
        button("Log in").click();
        field("Question").waitFor();
    }

    /** Asks on an empty workspace, and waits for the answer. */
    Timing ask(String workspace, String question) {
        page.navigate(workspace);
        field("Question").fill(question);
        page.evaluate(WATCH);
        button("Ask").click();
        try {
            page.waitForFunction(
                    "() => 'ended' in window.benchSeen",
                    null,
                    new WaitForFunctionOptions().setTimeout(ANSWER_MILLISECONDS).setPollingInterval(200));
        } catch (TimeoutError late) {
            throw new IllegalStateException("There is no answer yet; the page says:\n" + page.innerText("body"), late);
        }
        var status = page.evaluate("() => window.benchSeen.status").toString();
        if (!status.startsWith("Answered")) {
            throw new IllegalStateException("There is no answer; the page says:\n" + page.innerText("body"));
        }
        return new Timing(secondsTo("firstText"), secondsTo("ended"));
    }

    @Override
    public void close() {
        playwright.close();
    }

    private double secondsTo(String moment) {
        var milliseconds = page.evaluate("name => window.benchSeen[name] - window.benchSeen.asked", moment);
        return ((Number) milliseconds).doubleValue() / 1000;
    }

    private Locator field(String name) {
        return page.getByRole(
                AriaRole.TEXTBOX, new GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }
}
