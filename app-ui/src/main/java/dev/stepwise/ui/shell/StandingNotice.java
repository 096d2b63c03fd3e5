package dev.stepwise.ui.shell;

import com.vaadin.flow.component.Component;

/** Something that every page says above its content for as long as it is true; a Spring bean. */
public interface StandingNotice {

    /** A new component for one page; it keeps itself up to date while it is attached, and is invisible while there is nothing to say. */
    Component create();
}
