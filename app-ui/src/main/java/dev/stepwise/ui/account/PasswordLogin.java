package dev.stepwise.ui.account;

import dev.stepwise.account.HashingBusy;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Checks a name and a password, if the name has tries left. It takes equally long whether there is such a name or not. */
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
        var name = accounts.spelling(login.getName());
        tries.take(name).ifPresent(wait -> {
            throw new TooManyTries(wait);
        });
        var authenticated = checked(login, name);
        tries.forget(name);
        return authenticated;
    }

    private @Nullable Authentication checked(Authentication login, String name) {
        try {
            return check.authenticate(login);
        } catch (HashingBusy tooMany) {
            tries.giveBack(name);
            throw new LoginsBusy(tooMany);
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
