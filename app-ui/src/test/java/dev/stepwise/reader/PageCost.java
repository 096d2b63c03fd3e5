package dev.stepwise.reader;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;

/** Counts what a page gets over its websocket, and what its main thread spends. */
final class PageCost {

    private final CDPSession devtools;
    private int frames;
    private long bytes;
    private double spentBefore;

    PageCost(Page page) {
        devtools = page.context().newCDPSession(page);
        var threadTime = new JsonObject();
        threadTime.addProperty("timeDomain", "threadTicks");
        devtools.send("Performance.enable", threadTime);
        page.onWebSocket(socket -> socket.onFrameReceived(frame -> {
            frames++;
            bytes +=
                    frame.text() == null ? frame.binary().length : frame.text().getBytes(StandardCharsets.UTF_8).length;
        }));
    }

    void begin() {
        frames = 0;
        bytes = 0;
        spentBefore = spent();
    }

    Asked end(Timing timing) {
        return new Asked(timing, frames, bytes, spent() - spentBefore);
    }

    private double spent() {
        for (var metric : devtools.send("Performance.getMetrics").getAsJsonArray("metrics")) {
            if (metric.getAsJsonObject().get("name").getAsString().equals("TaskDuration")) {
                return metric.getAsJsonObject().get("value").getAsDouble();
            }
        }
        throw new IllegalStateException("The browser does not tell its main thread's time.");
    }
}
