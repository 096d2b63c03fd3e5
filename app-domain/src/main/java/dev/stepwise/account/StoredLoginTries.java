package dev.stepwise.account;

import org.springframework.stereotype.Service;

/** Counts tries in the database, so that all nodes know them. */
@Service
class StoredLoginTries implements LoginTries {

    private static final int WAITING_AT_A_TIME = 200;

    private final LoginTryRows rows;
    private final StoredKnownBrowsers browsers;
    private final NameDelay delay = new NameDelay(WAITING_AT_A_TIME);

    StoredLoginTries(LoginTryRows rows, StoredKnownBrowsers browsers) {
        this.rows = rows;
        this.browsers = browsers;
    }

    @Override
    public LoginTurn take(LoginAttempt attempt) {
        rows.removeOld();
        var keys = attempt.browser()
                .filter(browser -> browsers.isKnown(browser, attempt.name()))
                .map(LoginKeys::ofKnownBrowser)
                .orElseGet(() -> LoginKeys.ofAddress(attempt.name(), attempt.address()));
        var counted = rows.take(keys);
        if (counted.tries() > keys.most()) {
            return new LoginTurn.Refused(counted.rest());
        }
        if (!delay.passes(NameDelay.after(counted.wrongOfName()))) {
            rows.giveBack(keys);
            return new LoginTurn.Crowded();
        }
        return new LoginTurn.Granted(keys);
    }

    @Override
    public void giveBack(LoginTurn.Granted turn) {
        rows.giveBack(turn.keys());
    }

    @Override
    public void succeeded(LoginTurn.Granted turn) {
        rows.forget(turn.keys());
    }
}
