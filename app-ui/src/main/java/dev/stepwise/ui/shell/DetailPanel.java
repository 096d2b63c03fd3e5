package dev.stepwise.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import dev.stepwise.ui.component.Icon;

/** A panel beside the page, over it on narrow screens: heading, body, foot. It is a region that is named by its heading. */
public class DetailPanel extends Composite<Section> {

    private final H2 heading = new H2();
    private final Div body = new Div();
    private final Div foot = new Div();
    private final NativeButton close = new NativeButton();
    private Runnable onClosed = () -> {};

    public DetailPanel(String title) {
        heading.setText(title);
        heading.getElement().setAttribute("tabindex", "-1");
        close.addClassNames("button", "tertiary", "small", "icon-only");
        close.add(Icon.CLOSE.create());
        close.setAriaLabel(getTranslation("common.close"));
        var head = new Div(heading, close);
        head.addClassName("panel-head");
        body.addClassName("panel-body");
        foot.addClassName("panel-foot");
        getContent().addClassName("settings-panel");
        getContent().setAriaLabel(title);
        getContent().add(head, body, foot);
    }

    /** Adds to the part that scrolls. */
    public void add(Component... components) {
        body.add(components);
    }

    /** Adds to the part that stands at the bottom. */
    public void addToFoot(Component... components) {
        foot.add(components);
    }

    /** Is told each time after the panel was closed, however that came. */
    public void onClosed(Runnable action) {
        onClosed = action;
    }

    void closeWith(Runnable action) {
        close.addClickListener(_ -> action.run());
    }

    void closed() {
        onClosed.run();
    }

    void focusHeading() {
        heading.getElement().callJsFunction("focus");
    }
}
