package dev.stepwise.ui.run.part;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableSupplier;
import dev.stepwise.ui.component.Icon;

/** Copies a text to the reader's clipboard. */
@JavaScript("context://scripts/stepwise.js")
final class CopyButton extends Composite<Div> {

    CopyButton(String verb, SerializableSupplier<String> text) {
        getContent()
                .add(ActionButton.quiet(
                        Icon.COPY, verb, () -> getElement().executeJs("stepwise.copy($0)", text.get())));
    }
}
