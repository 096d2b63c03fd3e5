package dev.stepwise.ui.component;

import com.vaadin.flow.component.textfield.PasswordField;

/** A field for what is not shown unless its person wants to see it. */
public class SecretField extends PasswordField {

    public SecretField() {
        // the component has no setter for the name of its button
        getElement()
                .executeJs("this.i18n = Object.assign({}, this.i18n, {reveal: $0})", getTranslation("common.reveal"));
    }

    /** One that no browser is to keep. */
    public static SecretField unkept() {
        var field = new SecretField();
        field.getElement().setAttribute("autocomplete", "off");
        return field;
    }
}
