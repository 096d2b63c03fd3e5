package dev.stepwise.ui.account;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.dom.Element;

/** A field of a form that the browser posts by itself; what is typed never becomes state of the page on the server. */
class FormField extends Div {

    FormField(String name, String type, String label, String autocomplete) {
        addClassName("field");
        var caption = new NativeLabel(label);
        caption.setFor(name);
        var input = new Element("input");
        input.setAttribute("id", name)
                .setAttribute("name", name)
                .setAttribute("type", type)
                .setAttribute("autocomplete", autocomplete)
                .setAttribute("required", true)
                .setAttribute("class", "input");
        add(caption);
        getElement().appendChild(input);
    }

    /** Fills the field when the page opens. */
    void setInitialValue(String value) {
        getElement().getChild(1).setAttribute("value", value);
    }

    /** Puts the focus here when the page opens. */
    void autofocus() {
        getElement().getChild(1).setAttribute("autofocus", true).callJsFunction("focus");
    }
}
