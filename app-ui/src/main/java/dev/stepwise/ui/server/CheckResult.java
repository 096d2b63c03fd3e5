package dev.stepwise.ui.server;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.stepwise.endpoint.CheckPoint;
import dev.stepwise.endpoint.Flavor;
import dev.stepwise.endpoint.KeptCheck;
import dev.stepwise.endpoint.ListedServer;
import dev.stepwise.endpoint.ServerCheck;
import dev.stepwise.ui.component.Icon;
import dev.stepwise.ui.component.Times;

/** What a check said: how fast the server answers, what works point by point, and its models to choose from. */
final class CheckResult extends Composite<Div> {

    private final Div points = new Div();
    private final ModelChoices models;

    CheckResult(ModelChoices models) {
        this.models = models;
        points.getElement().setAttribute("role", "status");
        points.addClassName("check-points");
        getContent().addClassName("check-result");
        getContent().add(points, models);
        clear();
    }

    /** Nothing was checked, or it came to nothing. */
    void clear() {
        getContent().setVisible(false);
    }

    void showChecking() {
        begin();
        points.add(line("unknown", Icon.CLOCK, getTranslation("server.checking"), ""));
        models.setVisible(false);
    }

    void showTrouble(String text) {
        begin();
        points.add(line("down", Icon.REJECTED, getTranslation(text), ""));
    }

    void show(ServerCheck check, boolean hasKey) {
        begin();
        points.add(line(
                "up",
                Icon.ACCEPTED,
                getTranslation(hasKey ? "server.checked.with-key" : "server.checked", HealthCell.time(check.took())),
                check.flavor() == Flavor.OTHER
                        ? ""
                        : getTranslation("server.flavor." + ServerWords.key(check.flavor()))));
        check.points().forEach(this::add);
        models.show(check.models(), check.holdsRepliesToJson());
    }

    /** The server as it is kept, with its last check. */
    void showKept(ListedServer listed) {
        begin();
        listed.lastCheck().ifPresent(this::showKept);
        models.show(listed);
        getContent().setVisible(listed.lastCheck().isPresent() || models.isVisible());
    }

    private void showKept(KeptCheck kept) {
        getContent()
                .addAttachListener(attached -> points.addComponentAsFirst(line(
                        "unknown",
                        Icon.CLOCK,
                        getTranslation(
                                "server.checked.last",
                                Times.of(attached.getUI()).moment(kept.at())),
                        "")));
        kept.points().forEach(this::add);
    }

    private void begin() {
        getContent().setVisible(true);
        points.removeAll();
    }

    private void add(CheckPoint point) {
        var key = "server.point." + ServerWords.key(point.kind()) + "." + ServerWords.key(point.verdict());
        var words = point.kind() == CheckPoint.Kind.CONTEXT && point.verdict() == CheckPoint.Verdict.WORKS
                ? getTranslation(key, Integer.valueOf(point.detail()))
                : getTranslation(key, point.detail());
        switch (point.verdict()) {
            case WORKS -> points.add(line("up", Icon.ACCEPTED, words, ""));
            case MISSING -> points.add(line("slow", Icon.ALERT, words, ""));
            case FAILS -> points.add(line("down", Icon.REJECTED, words, point.detail()));
        }
    }

    private static Div line(String state, Icon sign, String words, String note) {
        var line = new Div(sign.create(), new Span(words));
        line.addClassNames("health", state);
        if (!note.isEmpty()) {
            var more = new Span(note);
            more.addClassName("text-note");
            line.add(more);
        }
        return line;
    }

    /** Whether a number that is shown is none that there can be, which its field says itself. */
    boolean isOutOfRange() {
        return getContent().isVisible() && models.isVisible() && models.isOutOfRange();
    }
}
