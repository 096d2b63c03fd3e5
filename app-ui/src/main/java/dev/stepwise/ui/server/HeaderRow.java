package dev.stepwise.ui.server;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableRunnable;
import dev.stepwise.endpoint.HeaderFault;
import dev.stepwise.endpoint.HeaderWish;
import dev.stepwise.ui.component.Icon;
import dev.stepwise.ui.component.SecretField;
import java.util.Optional;

/** One header: its name, and its value, which is typed and never shown. */
final class HeaderRow extends Composite<Div> {

    private final boolean isKept;
    private final TextField name = new TextField();
    private final SecretField value = SecretField.unkept();
    private final NativeButton remove = new NativeButton();

    /** @param kept the name of one whose value is kept; empty for a new one */
    HeaderRow(Optional<String> kept) {
        isKept = kept.isPresent();
        name.setLabel(getTranslation("server.header.name"));
        value.setLabel(getTranslation("server.header.value"));
        name.setManualValidation(true);
        value.setManualValidation(true);
        name.setPlaceholder("X-Tenant");
        kept.ifPresent(name::setValue);
        name.setReadOnly(isKept);
        value.setPlaceholder(isKept ? getTranslation("server.field.key.kept") : "");
        value.setRevealButtonVisible(false);
        remove.addClassNames("button", "tertiary", "small", "icon-only");
        remove.add(Icon.CLOSE.create());
        remove.setAriaLabel(getTranslation("server.header.remove"));
        getContent().addClassName("header-row");
        getContent().add(name, value, remove);
    }

    void onChange(SerializableRunnable changed) {
        name.addValueChangeListener(_ -> changed.run());
        value.addValueChangeListener(_ -> changed.run());
    }

    void onRemove(SerializableRunnable removed) {
        remove.addClickListener(_ -> removed.run());
    }

    /** Whether nothing is typed into a new one, so that it is none. */
    boolean isBlank() {
        return name.getValue().isBlank() && value.getValue().isBlank();
    }

    /** Whether there is more to be typed before it can be checked. */
    boolean isUnfinished() {
        return name.getValue().isBlank() != (value.getValue().isBlank() && !isKept);
    }

    HeaderWish wish() {
        var typed = value.getValue();
        return new HeaderWish(name.getValue(), isKept && typed.isBlank() ? Optional.empty() : Optional.of(typed));
    }

    boolean isNamed(String other) {
        return name.getValue().strip().equalsIgnoreCase(other);
    }

    void focus() {
        name.focus();
    }

    void forgive() {
        name.setInvalid(false);
        value.setInvalid(false);
    }

    void object(HeaderFault fault, String words) {
        switch (fault) {
            case NO_VALUE, BAD_VALUE, TOO_LONG -> {
                value.setErrorMessage(words);
                value.setInvalid(true);
            }
            case BAD_NAME, TWICE, RESERVED, IN_PLACE_OF_KEY, TOO_MANY -> {
                name.setErrorMessage(words);
                name.setInvalid(true);
            }
        }
    }
}
