package dev.stepwise.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.stepwise.ui.component.Icon;

/** The product's mark and name. */
class Brand extends Div {

    Brand() {
        addClassName("brand");
        add(Icon.BRAND.create(), new Span("Stepwise"));
    }
}
