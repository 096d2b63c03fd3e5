package dev.stepwise.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Somebody at a browser, who finds things by the names that a screen reader says. */
final class Visitor implements AutoCloseable {

    /** A deadline, not an expectation: the machine may be slow. */
    static final double PATIENCE_MILLIS = 60_000;

    private final BrowserContext context;
    private final List<String> complaints = new ArrayList<>();
    private Page page;

    Visitor(BrowserContext context) {
        this.context = context;
        context.setDefaultTimeout(PATIENCE_MILLIS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        page = newTab();
    }

    Page page() {
        return page;
    }

    Page newTab() {
        Page tab = context.newPage();
        tab.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        tab.onPageError(complaints::add);
        page = tab;
        return tab;
    }

    /** What the browser's console said of errors. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    void open(String address) {
        page.navigate(address);
    }

    /** Opens an address that there is nothing at; that the server says so is no complaint of the page's. */
    void openMissing(String address) {
        assertThat(page.navigate(address).status()).isEqualTo(404);
        complaints.removeIf(complaint -> complaint.contains("the server responded with a status of 404"));
    }

    /** By the one-time link, of which the path is given. */
    void createAdministrator(String setupPath, String username, String password) {
        open(setupPath);
        field("Username").fill(username);
        field("Password").fill(password);
        field("Password again").fill(password);
        screenshot("setup");
        press("Create the administrator");
        page.waitForURL(url -> !url.contains("token"));
    }

    void logIn(String username, String password) {
        open("/login");
        field("Username").fill(username);
        field("Password").fill(password);
        press("Log in");
        question().waitFor();
    }

    void ask(String text) {
        question().fill(text);
        press("Ask");
        page.waitForURL("**/runs/**");
    }

    Locator question() {
        return page.getByRole(
                AriaRole.TEXTBOX,
                new Page.GetByRoleOptions().setName("Question").setExact(true));
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    void press(String name) {
        button(name).first().click();
    }

    Locator step(int number) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Step " + number + "\\b")));
    }

    Locator answer() {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName("Answer").setExact(true));
    }

    /** The browser matches the pattern, so it is not quoted in Java's way; the beginnings are plain words. */
    void awaitStatus(String beginning) {
        assertThat(page.getByRole(AriaRole.STATUS))
                .hasText(
                        Pattern.compile("^" + beginning),
                        new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MILLIS));
    }

    /** Returns at a moment at which the step is being written and a part of its text can be read. */
    void awaitPartialText(int step) {
        page.waitForFunction("""
            step => document.querySelector('[role=status]')?.textContent.startsWith('Writing step ' + step)
                && [...document.querySelectorAll('.step-content')].some(content => content.textContent.trim().length > 3)
            """, step);
    }

    void scrollToEnd() {
        page.evaluate(
                "() => { const main = document.querySelector('.shell-main'); main.scrollTop = main.scrollHeight; }");
    }

    void scrollToTop() {
        page.evaluate("() => { document.querySelector('.shell-main').scrollTop = 0; }");
    }

    /** A step's part of the timeline, from 1. */
    Locator segment(int number) {
        return page.getByRole(
                        AriaRole.GROUP,
                        new Page.GetByRoleOptions()
                                .setName("Durations of the steps")
                                .setExact(true))
                .getByRole(AriaRole.LINK)
                .nth(number - 1);
    }

    void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        context.close();
    }
}
