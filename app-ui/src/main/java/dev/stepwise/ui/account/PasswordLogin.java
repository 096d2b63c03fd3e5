package dev.stepwise.ui.account;

import dev.stepwise.account.HashingBusy;
import dev.stepwise.account.LoginAttempt;
import dev.stepwise.account.LoginTries;
import dev.stepwise.account.LoginTurn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Checks a name and a password, if there are tries left. It takes equally long whether there is such a name or not. */
class PasswordLogin implements AuthenticationProvider {

    private final LoginTries tries;
    private final AccountDetails accounts;
    private final DaoAuthenticationProvider check;

    PasswordLogin(LoginTries tries, AccountDetails accounts, PasswordEncoder encoder) {
        this.tries = tries;
        this.accounts = accounts;
        this.check = new DaoAuthenticationProvider(accounts);
        check.setPasswordEncoder(encoder);
        check.setUserDetailsPasswordService(accounts);
    }

    @Override
    public @Nullable Authentication authenticate(Authentication login) {
        return switch (tries.take(attempt(login))) {
            case LoginTurn.Granted turn -> {
                var authenticated = checked(login, turn);
                tries.succeeded(turn);
                yield authenticated;
            }
            case LoginTurn.Refused(var wait) -> throw new TooManyTries(wait);
            case LoginTurn.Crowded _ -> throw new LoginsBusy();
        };
    }

    private LoginAttempt attempt(Authentication login) {
        if (login.getDetails() instanceof LoginDetails(var address, var browser)) {
            return new LoginAttempt(accounts.spelling(login.getName()), address, Optional.ofNullable(browser));
        }
        throw new IllegalStateException("A login without its address");
    }

    private @Nullable Authentication checked(Authentication login, LoginTurn.Granted turn) {
        try {
            return check.authenticate(login);
        } catch (HashingBusy tooMany) {
            tries.giveBack(turn);
            throw new LoginsBusy(tooMany);
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
