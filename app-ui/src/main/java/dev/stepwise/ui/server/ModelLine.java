package dev.stepwise.ui.server;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import dev.stepwise.endpoint.ModelTraits;
import dev.stepwise.endpoint.OfferedModel;
import dev.stepwise.endpoint.PromptStyle;
import dev.stepwise.settings.NumberSetting;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A model in the dialog of its server: whether people may choose it, and how it is to be driven. */
final class ModelLine extends Composite<Div> {

    private final transient ModelTraits before;
    private final Checkbox offered = new Checkbox();
    private final Select<PromptStyle> prompt = new Select<>();
    private final IntegerField thinking = new IntegerField();
    private final Span small = new Span();

    ModelLine(OfferedModel model, boolean isOffered) {
        before = model.traits();
        offered.setLabel(label(model));
        offered.setValue(isOffered);
        prompt.setLabel(getTranslation("server.model.prompt"));
        prompt.setItems(PromptStyle.values());
        prompt.setEmptySelectionAllowed(true);
        prompt.setEmptySelectionCaption(words(null));
        prompt.setItemLabelGenerator(this::words);
        prompt.setValue(before.prompt().orElse(null));
        thinking.setLabel(getTranslation("server.model.thinking"));
        thinking.setPlaceholder(getTranslation("server.model.thinking.none"));
        var objection = getTranslation("server.objection.thinking", most());
        thinking.setI18n(new IntegerField.IntegerFieldI18n()
                .setBadInputErrorMessage(objection)
                .setMinErrorMessage(objection)
                .setMaxErrorMessage(objection));
        thinking.setMin(0);
        thinking.setMax(most());
        before.thinkingBudget().ifPresent(thinking::setValue);
        small.setText(getTranslation("server.model.small"));
        small.addClassName("text-note");
        boolean isSmall = SmallModel.is(model.name());
        small.setVisible(isSmall && prompt.getValue() != PromptStyle.NONE);
        prompt.addValueChangeListener(_ -> small.setVisible(isSmall && prompt.getValue() != PromptStyle.NONE));
        getContent().addClassName("model-line");
        getContent().getElement().setAttribute("role", "group");
        getContent().getElement().setAttribute("aria-label", model.name());
        getContent().add(offered, prompt, thinking, small);
    }

    private String label(OfferedModel model) {
        OptionalInt context = model.contextTokens();
        return context.isPresent()
                ? getTranslation("server.model.context", model.name(), context.getAsInt())
                : model.name();
    }

    private String words(@Nullable PromptStyle style) {
        return getTranslation("server.model.prompt." + (style == null ? "usual" : ServerWords.key(style)));
    }

    private static int most() {
        return (int) NumberSetting.THINKING_TOKENS.most();
    }

    boolean isOffered() {
        return offered.getValue();
    }

    /** What is not asked here stays as it was. */
    ModelTraits traits() {
        return new ModelTraits(
                Optional.ofNullable(prompt.getValue()), before.ownThinkingFedBack(), budget(), before.outputMode());
    }

    private OptionalInt budget() {
        Integer tokens = thinking.getValue();
        if (thinking.isInvalid()) {
            return before.thinkingBudget();
        }
        return tokens == null ? OptionalInt.empty() : OptionalInt.of(tokens);
    }

    /** Whether its number of tokens is none that there can be, which the field says itself. */
    boolean isOutOfRange() {
        return thinking.isInvalid();
    }
}
