package dev.stepwise.ui.server;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import dev.stepwise.endpoint.CheckPoint;
import dev.stepwise.endpoint.Flavor;
import dev.stepwise.endpoint.KeptCheck;
import dev.stepwise.endpoint.ListedServer;
import dev.stepwise.endpoint.OfferedModel;
import dev.stepwise.endpoint.RegisteredModel;
import dev.stepwise.endpoint.ServerCheck;
import dev.stepwise.ui.component.Icon;
import dev.stepwise.ui.component.Times;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** What a check said: how fast the server answers, what works point by point, and its models to choose from. */
final class CheckResult extends Composite<Div> {

    private final Div points = new Div();
    private final Div choices = new Div();
    private final Select<String> first = new Select<>();
    private final Map<String, Checkbox> offered = new LinkedHashMap<>();
    private Set<String> withheldBefore = new HashSet<>();
    private Optional<String> defaultBefore = Optional.empty();

    CheckResult() {
        points.getElement().setAttribute("role", "status");
        points.addClassName("check-points");
        choices.addClassName("check-models");
        first.setLabel(getTranslation("server.default-model"));
        first.addClassName("full-width");
        getContent().addClassName("check-result");
        getContent().add(points, choices, first);
        clear();
    }

    /** Nothing was checked, or it came to nothing. */
    void clear() {
        getContent().setVisible(false);
    }

    void showChecking() {
        begin();
        points.add(line("unknown", Icon.CLOCK, getTranslation("server.checking"), ""));
        choices.setVisible(false);
        first.setVisible(false);
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
        showModels(check.models());
    }

    /** The last check that was kept. */
    void showKept(KeptCheck kept, ListedServer listed) {
        begin();
        withheldBefore = listed.server().models().stream()
                .filter(model -> !model.offered())
                .map(RegisteredModel::name)
                .collect(Collectors.toCollection(HashSet::new));
        defaultBefore = listed.server().defaultModel();
        getContent()
                .addAttachListener(attached -> points.addComponentAsFirst(line(
                        "unknown",
                        Icon.CLOCK,
                        getTranslation(
                                "server.checked.last",
                                Times.of(attached.getUI()).moment(kept.at())),
                        "")));
        kept.points().forEach(this::add);
        showModels(listed.server().models().stream()
                .filter(model -> model.listed() || model.typed())
                .map(model -> new OfferedModel(model.name(), model.contextTokens()))
                .toList());
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

    private void showModels(List<OfferedModel> models) {
        var withheld = offered.isEmpty() ? withheldBefore : withheld();
        var chosen = defaultModel();
        offered.clear();
        choices.removeAll();
        for (var model : models) {
            var box = new Checkbox(label(model), !withheld.contains(model.name()));
            offered.put(model.name(), box);
            choices.add(box);
        }
        first.setItems(models.stream().map(OfferedModel::name).toList());
        first.setEmptySelectionAllowed(true);
        first.setEmptySelectionCaption(getTranslation("server.default-model.first"));
        chosen.filter(offered::containsKey).ifPresent(first::setValue);
        choices.setVisible(!models.isEmpty());
        first.setVisible(models.size() > 1);
    }

    private String label(OfferedModel model) {
        OptionalInt context = model.contextTokens();
        return context.isPresent()
                ? getTranslation("server.model.context", model.name(), context.getAsInt())
                : model.name();
    }

    /** The models that people may not choose. */
    Set<String> withheld() {
        return offered.isEmpty()
                ? withheldBefore
                : offered.entrySet().stream()
                        .filter(model -> !model.getValue().getValue())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
    }

    Optional<String> defaultModel() {
        return offered.isEmpty() ? defaultBefore : Optional.ofNullable(first.getValue());
    }
}
