package dev.stepwise.ui.server;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.stepwise.endpoint.ListedServer;
import dev.stepwise.endpoint.ProbeResult;
import dev.stepwise.endpoint.ServerHealth;
import dev.stepwise.endpoint.ServerLoad;
import dev.stepwise.ui.component.Icon;
import dev.stepwise.ui.component.Times;
import java.time.Duration;
import java.util.Optional;

/** How a server stands, with a sign and in words. */
final class HealthCell extends Div {

    private static final Duration SLOW = Duration.ofSeconds(2);

    private final Span words = new Span();
    private final Span note = new Span();

    HealthCell() {
        addClassName("health");
        note.addClassNames("text-note", "numbers");
    }

    void show(ListedServer listed, Optional<ServerHealth> seen, Optional<ServerLoad> load, Times times) {
        var work = work(listed);
        if (seen.isEmpty()) {
            set("unknown", Icon.CLOCK, getTranslation("server.health.unknown"), work);
            return;
        }
        var health = seen.get();
        switch (health.result()) {
            case ProbeResult.Found _ ->
                set(
                        health.took().compareTo(SLOW) > 0 ? "slow" : "up",
                        health.took().compareTo(SLOW) > 0 ? Icon.CLOCK : Icon.ACCEPTED,
                        getTranslation("server.health.up", time(health.took())),
                        load.map(busy -> work + " · " + load(busy)).orElse(work));
            case ProbeResult.KeyRefused _ -> down(getTranslation("server.health.key-refused"), health, times, work);
            case ProbeResult.KeyLost _ -> down(getTranslation("server.health.key-lost"), health, times, work);
            case ProbeResult.NotFound(var why) ->
                down(NoServerWording.of(why, this::getTranslation), health, times, work);
        }
    }

    private void down(String why, ServerHealth health, Times times, String work) {
        set(
                "down",
                Icon.REJECTED,
                getTranslation("server.health.down", times.time(health.since())),
                why + " · " + work);
    }

    private String work(ListedServer listed) {
        return listed.unfinishedRuns() == 0
                ? getTranslation("server.health.idle")
                : getTranslation("server.health.runs", listed.unfinishedRuns());
    }

    private String load(ServerLoad load) {
        var requests = getTranslation("server.health.load", load.running(), load.waiting());
        return load.cacheUse().isPresent()
                ? requests + " · "
                        + getTranslation(
                                "server.health.cache",
                                Math.round(load.cacheUse().getAsDouble() * 100))
                : requests;
    }

    /** "38 ms", from a second on "2.4 s". */
    static String time(Duration took) {
        return took.toMillis() < 1000
                ? Math.max(1, took.toMillis()) + " ms"
                : "%d.%d s".formatted(took.toSeconds(), took.toMillisPart() / 100);
    }

    private void set(String state, Icon sign, String text, String more) {
        if (!getClassNames().contains(state)) {
            getClassNames().removeIf(name -> !name.equals("health"));
            addClassName(state);
            removeAll();
            add(sign.create(), words, note);
        }
        words.setText(text);
        note.setText(more);
    }
}
