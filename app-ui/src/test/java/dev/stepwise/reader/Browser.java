package dev.stepwise.reader;

import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real browser, without a window. */
public final class Browser implements AutoCloseable {

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final com.microsoft.playwright.Browser browser;

    public Browser(Path executable) {
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    /** Somebody who shares nothing with the others, no cookie either. */
    public Reader reader() {
        return new Reader(browser.newPage());
    }

    /** Loads the login page with an empty cache. */
    public FirstPage load(String login) {
        try (var page = browser.newPage()) {
            var done = new ArrayList<Request>();
            page.onRequestFinished(done::add);
            page.navigate(login);
            page.getByLabel("Username").waitFor();
            page.waitForLoadState(LoadState.NETWORKIDLE);
            return new FirstPage(
                    done.size(),
                    done.stream()
                            .mapToLong(request -> request.sizes().responseBodySize)
                            .sum());
        }
    }

    @Override
    public void close() {
        playwright.close();
    }
}
