package dev.stepwise.ui.run;

import com.microsoft.playwright.*;
import com.microsoft.playwright.options.*;
import dev.stepwise.run.*;
import java.nio.file.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.atomic.*;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(classes = RunPages.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PreviewTest {
    @Autowired ScriptedRuns runs;
    @LocalServerPort int port;
    static final Path OUT = Path.of("/tmp/runview-shots");

    BrowserContext context(Browser b, int w, int h, boolean dark) {
        return b.newContext(new Browser.NewContextOptions().setViewportSize(w, h)
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT));
    }
    Page page(BrowserContext c) {
        var p = c.newPage();
        p.onConsoleMessage(m -> { if (!m.type().equals("log")) System.out.println("CONSOLE " + m.type() + " " + m.text()); });
        p.onPageError(e -> System.out.println("PAGEERROR " + e));
        return p;
    }
    void shot(Page p, String name) { p.screenshot(new Page.ScreenshotOptions().setPath(OUT.resolve(name + ".png"))); }

    @Test
    void look() throws Exception {
        Files.createDirectories(OUT);
        try (var pw = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
            var browser = pw.chromium().launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium")).setArgs(List.of("--no-sandbox")));
            var url = "http://localhost:" + port + "/runs/" + Samples.RUN;
            var c = context(browser, 1440, 900, false);
            var p = page(c);
            runs.put(Samples.answered());
            p.navigate(url);
            p.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Answer")).waitFor();
            p.waitForTimeout(1000);
            shot(p, "done");
            p.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Step 3:")).click();
            p.waitForTimeout(400);
            p.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Details")).last().click();
            p.waitForTimeout(500);
            p.setViewportSize(1440, 1400);
            shot(p, "details");
            p.setViewportSize(1440, 900);
            p.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Run again")).click();
            p.waitForTimeout(800);
            p.getByLabel("Temperature").fill("0.7");
            p.keyboard().press("Tab");
            p.waitForTimeout(800);
            shot(p, "again");
            p.getByLabel("Temperature").fill("7");
            p.keyboard().press("Tab");
            p.waitForTimeout(800);
            shot(p, "again-invalid");
            p.keyboard().press("Escape");
            p.waitForTimeout(400);
            shot(p, "again-closed");
            c.close();
            runs.put(Samples.failed(Cause.NO_FIRST_TOKEN));
            c = context(browser, 1440, 900, true); p = page(c);
            p.navigate(url); p.getByText("Try to go on").first().waitFor(); p.waitForTimeout(800); shot(p, "failed-dark"); c.close();
            // live
            runs.put(Samples.queued(Strategy.STEPS));
            var bytes = new AtomicLong(); var frames = new AtomicInteger();
            c = context(browser, 1440, 900, false); p = page(c);
            var big = new TreeMap<Integer, String>();
            p.onWebSocket(ws -> ws.onFrameReceived(f -> { var t = f.text(); int n = t == null ? f.binary().length : t.length(); bytes.addAndGet(n); frames.incrementAndGet(); if (t != null) big.put(n, t); }));
            p.navigate(url);
            p.getByText("Waiting").first().waitFor();
            p.waitForTimeout(1500);
            shot(p, "waiting");
            long base = bytes.get(); int baseFrames = frames.get();
            var t = Thread.ofVirtual().start(() -> { try { live(); } catch (InterruptedException e) { throw new RuntimeException(e); } });
            p.waitForTimeout(9000);
            shot(p, "live");
            var m = context(browser, 390, 844, false); var mp = page(m);
            mp.navigate(url);
            mp.waitForTimeout(2500);
            shot(mp, "live-mobile");
            while (t.isAlive()) p.waitForTimeout(300);
            p.waitForTimeout(600);
            shot(p, "live-done");
            System.out.println("WEBSOCKET bytes " + (bytes.get() - base) + " frames " + (frames.get() - baseFrames));
            big.descendingMap().values().stream().limit(3).forEach(x -> System.out.println("BIG " + x));
            big.values().stream().skip(big.size() / 3).limit(3).forEach(x -> System.out.println("SMALL " + x));
            mp.waitForTimeout(500);
            shot(mp, "done-mobile");
            m.close(); c.close();
        }
    }

    void live() throws InterruptedException {
        int acc = 0;
        var now = Instant.now();
        runs.tell(new RunEvent.RunClaimed(now));
        for (int i = 1; i <= 6; i++) {
            var a = Samples.step(i, 1);
            runs.tell(new RunEvent.AttemptStarted(a, CallChanges.NONE, Instant.now()));
            Thread.sleep(150);
            write(a, true, "Step number " + i + " has a title", "This is the text of the step. It has **bold** words, and it is about as long as the text of a step that a model of this size writes; so it goes on for a while.\n\nThen a second paragraph comes, in which the model looks at what it has written, counts again by other means, and finds the same. It goes on to say so at some length, because that is what models do when nobody stops them, and a reader follows it word by word until it ends.");
            runs.tell(new RunEvent.StepCompleted(a, new CompletedStep(a.step(), "", "{}", "Step number " + i + " has a title", "x", false, Marks.NONE, Samples.figures(2500))));
        }
        runs.tell(new RunEvent.ThinkingEnded(ThinkingEnd.MODEL_DECIDED));
        var a = Samples.answer(7, 1);
        runs.tell(new RunEvent.AttemptStarted(a, CallChanges.NONE, Instant.now()));
        Thread.sleep(150);
        write(a, false, "", "There are 3 Rs in “strawberry”.\n\n1. one\n2. two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nLetter by letter it is s-t-**r**-a-w-b-e-**r**-**r**-y: the letter R stands at places 3, 8 and 9. Counting “straw” (one) and “berry” (two) separately gives the same.");
        runs.tell(new RunEvent.StepCompleted(a, new CompletedStep(a.step(), "", "", "", "There are 3 Rs in “strawberry”.\n\n1. one\n2. two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nLetter by letter it is s-t-**r**-a-w-b-e-**r**-**r**-y: the letter R stands at places 3, 8 and 9. Counting “straw” (one) and “berry” (two) separately gives the same.", true, Marks.NONE, Samples.figures(2500))));
        runs.tell(new RunEvent.RunFinished(new RunOutcome.Answered(Optional.of(ThinkingEnd.MODEL_DECIDED)), Instant.now()));
    }
    void write(AttemptRef a, boolean hasTitle, String title, String text) throws InterruptedException {
        for (int i = 0; i < title.length(); i += 5) { runs.tell(Samples.title(a, title.substring(i, Math.min(title.length(), i + 5)))); Thread.sleep(20); }
        for (int i = 0; i < text.length(); i += 4) { runs.tell(Samples.content(a, text.substring(i, Math.min(text.length(), i + 4)))); Thread.sleep(20); }
    }
}
