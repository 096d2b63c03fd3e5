package dev.stepwise.journey;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser that is installed on this machine; {@code test.browser} names it, else the usual places are looked at. */
public final class Chromium implements AutoCloseable {

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser;

    private Chromium(Path executable) {
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run")));
    }

    /** The browser, started. */
    static Chromium startOrSkip() {
        return new Chromium(installedOrSkip());
    }

    /** Its program; where this machine has none the test is skipped, in CI it fails. */
    public static Path installedOrSkip() {
        var installed = installed();
        assumeTrue(
                installed.isPresent() || System.getenv("CI") != null,
                "BROWSER TESTS ARE SKIPPED: there is no Chromium or Chrome here");
        return installed.orElseThrow();
    }

    private static Optional<Path> installed() {
        return Stream.of(
                        System.getProperty("test.browser", ""),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A browser window of somebody, with cookies of its own. */
    Visitor visitor(String base) {
        return new Visitor(browser.newContext(
                new Browser.NewContextOptions().setBaseURL(base).setViewportSize(1440, 900)));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
