package dev.stepwise.account;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores a person's new password and ends all of their logins but one. */
@Component
class PasswordChange {

    private final AccountRepository accounts;
    private final LoginSessions sessions;
    private final JdbcClient jdbc;

    PasswordChange(AccountRepository accounts, LoginSessions sessions, JdbcClient jdbc) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.jdbc = jdbc;
    }

    /** False, and nothing is changed, if the account has another hash by now, or may not log in any more. */
    @Transactional
    boolean replace(AccountId account, LoginSessionId kept, String oldHash, String newHash) {
        accounts.lockAccounts();
        boolean isReplaced = accounts.replacePassword(
                        account.value(), oldHash, newHash, Clock.systemUTC().instant())
                == 1;
        if (isReplaced) {
            sessions.endAll(account, kept);
            goOn("login_session", "id", account, kept);
            goOn("persistent_logins", "login_session_id", account, kept);
        }
        return isReplaced;
    }

    /** What is left of the account's logins is good with its new generation. */
    private void goOn(String table, String login, AccountId account, LoginSessionId kept) {
        jdbc.sql("update " + table + " t set login_generation = a.login_generation from account a"
                        + " where a.id = t.account_id and a.id = ? and t." + login + " = ?")
                .params(account.value(), kept.value())
                .update();
    }
}
