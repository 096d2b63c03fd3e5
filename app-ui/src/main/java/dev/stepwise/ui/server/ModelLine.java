package dev.stepwise.ui.server;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import dev.stepwise.endpoint.ModelTraits;
import dev.stepwise.endpoint.OfferedModel;
import dev.stepwise.endpoint.OutputMode;
import dev.stepwise.endpoint.PromptStyle;
import dev.stepwise.settings.NumberSetting;
import dev.stepwise.ui.component.Icon;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A model in the dialog of its server: whether people may choose it, and how it is to be driven. */
final class ModelLine extends Composite<Div> {

    private final transient ModelTraits before;
    private final Checkbox offered = new Checkbox();
    private final Select<PromptStyle> prompt = new Select<>();
    private final Select<OutputMode> output = new Select<>();
    private final IntegerField thinking = new IntegerField();
    private final MenuItem fedBack;
    private final Span small = new Span();
    private final boolean isSmall;

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
        output.setLabel(getTranslation("server.model.output"));
        output.setItems(OutputMode.TEXT);
        output.setEmptySelectionAllowed(true);
        output.setEmptySelectionCaption(getTranslation("server.model.output.usual"));
        output.setItemLabelGenerator(
                mode -> getTranslation("server.model.output." + (mode == null ? "usual" : ServerWords.key(mode))));
        output.setValue(before.outputMode().filter(OutputMode.TEXT::equals).orElse(null));
        small.setText(getTranslation("server.model.small"));
        small.addClassName("text-note");
        isSmall = SmallModel.is(model.name());
        prompt.addValueChangeListener(_ -> showWhatIsBest());
        output.addValueChangeListener(_ -> showWhatIsBest());
        showWhatIsBest();
        var more = new NativeButton();
        more.addClassNames("button", "tertiary", "small", "icon-only");
        more.add(Icon.MORE.create());
        more.setAriaLabel(getTranslation("server.model.more", model.name()));
        var menu = new ContextMenu(more);
        menu.setOpenOnClick(true);
        fedBack = menu.addItem(getTranslation("server.model.fed-back"));
        fedBack.setCheckable(true);
        fedBack.setChecked(before.ownThinkingFedBack());
        getContent().addClassName("model-line");
        getContent().getElement().setAttribute("role", "group");
        getContent().getElement().setAttribute("aria-label", model.name());
        getContent().add(offered, prompt, output, thinking, more, small);
    }

    private void showWhatIsBest() {
        small.setVisible(isSmall && (prompt.getValue() != PromptStyle.NONE || output.getValue() != OutputMode.TEXT));
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
        return new ModelTraits(Optional.ofNullable(prompt.getValue()), fedBack.isChecked(), budget(), outputMode());
    }

    private Optional<OutputMode> outputMode() {
        return Optional.ofNullable(output.getValue())
                .or(() -> before.outputMode().filter(mode -> mode != OutputMode.TEXT));
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
