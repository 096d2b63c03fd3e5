package dev.stepwise.ui.account;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.Tag;

/** A form that the browser posts. */
@Tag("form")
class Form extends Component implements HasComponents {

    Form(String action) {
        getElement().setAttribute("method", "post").setAttribute("action", action);
    }
}
