package dev.stepwise.ui.account;

import com.vaadin.flow.component.UI;

/** Has a page go to the login. */
@FunctionalInterface
public interface PageExit {

    /** The page loads anew, for its login has just turned out to have ended. Called in a request of the page's. */
    void leave(UI page);
}
