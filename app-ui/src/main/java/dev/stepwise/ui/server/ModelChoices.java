package dev.stepwise.ui.server;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import dev.stepwise.endpoint.ListedServer;
import dev.stepwise.endpoint.ModelTraits;
import dev.stepwise.endpoint.OfferedModel;
import dev.stepwise.endpoint.OutputMode;
import dev.stepwise.endpoint.PromptStyle;
import dev.stepwise.endpoint.RegisteredModel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The models of a server, a line each, and which of them a new question takes; what was chosen stays when the list comes anew. */
final class ModelChoices extends Composite<Div> {

    private final Div lines = new Div();
    private final Select<String> first = new Select<>();
    private final Map<String, ModelLine> shown = new LinkedHashMap<>();
    private final transient Map<String, ModelTraits> kept = new HashMap<>();
    private final transient Map<String, ModelTraits> chosen = new HashMap<>();
    private final Set<String> withheld = new HashSet<>();
    private Optional<String> defaultBefore = Optional.empty();

    ModelChoices() {
        lines.addClassName("check-models");
        first.setLabel(getTranslation("server.default-model"));
        first.setEmptySelectionAllowed(true);
        first.setEmptySelectionCaption(getTranslation("server.default-model.first"));
        first.addClassName("full-width");
        getContent().addClassName("model-choices");
        getContent().add(lines, first);
        setVisible(false);
    }

    /** The models as they are kept. */
    void show(ListedServer listed) {
        var models = listed.server().models();
        models.forEach(model -> kept.put(model.name(), model.traits()));
        chosen.putAll(kept);
        models.stream()
                .filter(model -> !model.offered())
                .map(RegisteredModel::name)
                .forEach(withheld::add);
        defaultBefore = listed.server().defaultModel();
        show(
                models.stream()
                        .filter(model -> model.listed() || model.typed())
                        .map(model -> new OfferedModel(model.name(), model.contextTokens()))
                        .toList(),
                defaultBefore);
    }

    /**
     * The models as the server lists them now. For those that nobody has said anything of it is proposed what does them the least harm.
     *
     * @param takesJson whether the server holds replies to JSON
     */
    void show(List<OfferedModel> models, boolean takesJson) {
        var wanted = defaultModel();
        note();
        shown.clear();
        models.stream()
                .map(OfferedModel::name)
                .filter(name -> chosen.getOrDefault(name, ModelTraits.USUAL).equals(ModelTraits.USUAL))
                .forEach(name -> chosen.put(name, proposed(name, takesJson)));
        show(models, wanted);
    }

    private static ModelTraits proposed(String model, boolean takesJson) {
        boolean isSmall = SmallModel.is(model);
        return new ModelTraits(
                isSmall ? Optional.of(PromptStyle.NONE) : Optional.empty(),
                false,
                OptionalInt.empty(),
                isSmall || !takesJson ? Optional.of(OutputMode.TEXT) : Optional.empty());
    }

    private void show(List<OfferedModel> models, Optional<String> wanted) {
        lines.removeAll();
        lines.add(head());
        for (var model : models) {
            var line = new ModelLine(
                    new OfferedModel(
                            model.name(), model.contextTokens(), chosen.getOrDefault(model.name(), ModelTraits.USUAL)),
                    !withheld.contains(model.name()));
            shown.put(model.name(), line);
            lines.add(line);
        }
        first.setItems(models.stream().map(OfferedModel::name).toList());
        wanted.filter(shown::containsKey).ifPresent(first::setValue);
        first.setVisible(models.size() > 1);
        setVisible(!models.isEmpty());
    }

    private Div head() {
        var head = new Div();
        for (var column :
                List.of("server.model", "server.model.prompt", "server.model.output", "server.model.thinking")) {
            head.add(new Span(getTranslation(column)));
        }
        head.addClassNames("model-line", "model-head", "text-note");
        // each field has its own label
        head.getElement().setAttribute("aria-hidden", "true");
        return head;
    }

    private void note() {
        shown.forEach((name, line) -> {
            chosen.put(name, line.traits());
            if (line.isOffered()) {
                withheld.remove(name);
            } else {
                withheld.add(name);
            }
        });
    }

    /** The models that people may not choose. */
    Set<String> withheld() {
        note();
        return Set.copyOf(withheld);
    }

    Optional<String> defaultModel() {
        return shown.isEmpty() ? defaultBefore : Optional.ofNullable(first.getValue());
    }

    /** How models are to be driven, of those alone of which something else is kept. */
    Map<String, ModelTraits> changedTraits() {
        var changed = new HashMap<String, ModelTraits>();
        shown.forEach((name, line) -> {
            if (!line.traits().equals(kept.getOrDefault(name, ModelTraits.USUAL))) {
                changed.put(name, line.traits());
            }
        });
        return changed;
    }

    /** Whether a number is none that there can be, which its field says itself. */
    boolean isOutOfRange() {
        return shown.values().stream().anyMatch(ModelLine::isOutOfRange);
    }
}
