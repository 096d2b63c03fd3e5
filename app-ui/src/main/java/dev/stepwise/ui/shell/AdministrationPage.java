package dev.stepwise.ui.shell;

import com.vaadin.flow.component.Component;

/** A page of the area for administrators that has a button beside the area's heading. */
public interface AdministrationPage {

    /** The button; the same one each time. */
    Component titleAction();
}
