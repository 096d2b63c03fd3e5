package dev.stepwise.ui.account;

import dev.stepwise.account.LoginSessionId;

/** By which login this page is used. Only threads that serve a request know it. */
@FunctionalInterface
public interface CurrentLogin {

    /** The login of this browser; views that need none must not ask. */
    LoginSessionId session();
}
