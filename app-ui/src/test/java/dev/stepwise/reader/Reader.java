package dev.stepwise.reader;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.WaitForFunctionOptions;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;

/** A person at a page, which notes the moments itself. */
public final class Reader implements AutoCloseable {

    private static final String USERNAME = "reader";
    private static final String PASSWORD = "lantern-orchard-42-quiet";
    private static final String ENDED =
            "/^(Answered|Failed|Stopped)/.test(document.querySelector('[role=status]')?.textContent.trim())";

    private static final double ANSWER_MILLISECONDS = 120_000;

    private final Page page;
    private final PageCost cost;

    Reader(Page page) {
        this.page = page;
        cost = new PageCost(page);
    }

    /** Creates the administrator by the link, and logs in. */
    public void setUp(String link) {
        page.navigate(link);
        field("Username").fill(USERNAME);
        field("Password").fill(PASSWORD);
        field("Password again").fill(PASSWORD);
        button("Create the administrator").click();
        logIn();
    }

    /** Logs in as the administrator that was created before. */
    public void logIn(String login) {
        page.navigate(login);
        logIn();
    }

    /** Asks on an empty workspace, and waits for the answer. */
    public Asked ask(String workspace, String question) {
        prepare(workspace, question);
        cost.begin();
        button("Ask").click();
        await("ended");
        var asked = cost.end(new Timing(
                secondsTo("firstText"), secondsTo("firstStep"), secondsTo("answerBegins"), secondsTo("ended")));
        var status = page.evaluate("() => window.benchSeen.status").toString();
        if (!status.startsWith("Answered")) {
            throw new IllegalStateException("There is no answer; the page says:\n" + page.innerText("body"));
        }
        return asked;
    }

    /** Asks on an empty workspace, and stops the run when there is something to read. Seconds to the first text. */
    public double askForFirstText(String workspace, String question) {
        prepare(workspace, question);
        button("Ask").click();
        await("firstText");
        button("Stop").click();
        await("ended");
        return secondsTo("firstText");
    }

    /** Opens an empty workspace. */
    public void open(String workspace) {
        page.navigate(workspace);
        field("Question").waitFor();
    }

    /** Opens any page. */
    public void look(String address) {
        page.navigate(address);
    }

    /** Waits until some of a step's text can be read while it is being written. */
    public void awaitText() {
        page.waitForFunction(
                "() => [...document.querySelectorAll('.step-content')].some(text => text.textContent.trim().length > 3)",
                null,
                new WaitForFunctionOptions().setTimeout(ANSWER_MILLISECONDS).setPollingInterval(100));
    }

    /** How many letters the page shows; none while it is being loaded. */
    public int length() {
        try {
            return ((Number) page.evaluate("() => document.querySelector('main')?.textContent.length ?? 0")).intValue();
        } catch (PlaywrightException between) {
            return 0;
        }
    }

    /** Whether the page shows how its run ended; not while it is being loaded. */
    public boolean hasEnded() {
        try {
            return Boolean.TRUE.equals(page.evaluate("() => " + ENDED));
        } catch (PlaywrightException between) {
            return false;
        }
    }

    /** Opens all steps of the run's page, and reads what stands in them and in the answer, without blanks and marks. */
    public String letters() {
        page.evaluate(
                "() => document.querySelectorAll('.step-summary[aria-expanded=false]').forEach(step => step.click())");
        page.waitForFunction(
                "() => !document.querySelector('.step-summary[aria-expanded=false]')"
                        + " && document.querySelectorAll('.step-summary').length === document.querySelectorAll('.step-content').length");
        return letters(page.locator("main").innerText());
    }

    /** The letters and digits of a text alone: what is left of it whether or not it was laid out. */
    public static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    /** Begins to ask so many times on the workspace that is open, one right after the other, and to follow the last run. */
    public void beginToAskOften(String question, int times) {
        page.evaluate(Script.ASK_OFTEN.text, List.of(question, times));
    }

    /** Waits until all that was begun is asked. */
    public void awaitAsked() {
        page.evaluate("() => window.benchAsked");
    }

    /** Waits until the page shows how its run ended. */
    public void awaitEnd() {
        page.waitForFunction(
                "() => " + ENDED,
                null,
                new WaitForFunctionOptions().setTimeout(ANSWER_MILLISECONDS).setPollingInterval(200));
    }

    /** Has the page note from now on how much of its run's text can be read when. */
    public void noteText() {
        page.evaluate(Script.NOTE_TEXT.text);
    }

    /** What it noted of the run that it shows. */
    public Noted noted() {
        var letters = ((List<?>) page.evaluate("() => window.benchNoted"))
                .stream().map(Reader::letters).toList();
        return new Noted(page.url().replaceFirst(".*/runs/([^/?#]+).*", "$1"), letters);
    }

    private static Noted.Letters letters(Object noted) {
        var numbers = ((List<?>) noted).stream().map(Number.class::cast).toList();
        return new Noted.Letters(
                numbers.get(0).intValue(),
                numbers.get(1).intValue(),
                numbers.get(2).longValue());
    }

    /** Closes the tab. */
    @Override
    public void close() {
        page.close();
    }

    private void logIn() {
        button("Log in").waitFor();
        field("Username").fill(USERNAME);
        field("Password").fill(PASSWORD);
        button("Log in").click();
        field("Question").waitFor();
    }

    private void prepare(String workspace, String question) {
        open(workspace);
        field("Question").fill(question);
        page.evaluate(Script.WATCH.text);
    }

    private void await(String moment) {
        try {
            page.waitForFunction(
                    "moment => moment in window.benchSeen",
                    moment,
                    new WaitForFunctionOptions().setTimeout(ANSWER_MILLISECONDS).setPollingInterval(200));
        } catch (TimeoutError late) {
            throw new IllegalStateException(moment + " has not come; the page says:\n" + page.innerText("body"), late);
        }
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
