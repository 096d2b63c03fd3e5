package dev.stepwise.ui.server;

import com.vaadin.flow.component.textfield.PasswordField;

/** A field for what is not shown and no browser is to keep. */
final class SecretField extends PasswordField {

    SecretField() {
        getElement().setAttribute("autocomplete", "off");
        // the component has no setter for the name of its button
        getElement()
                .executeJs("this.i18n = Object.assign({}, this.i18n, {reveal: $0})", getTranslation("common.reveal"));
    }
}
