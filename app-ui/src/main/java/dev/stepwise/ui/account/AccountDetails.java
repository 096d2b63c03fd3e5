package dev.stepwise.ui.account;

import dev.stepwise.account.AccountId;
import dev.stepwise.account.LoginAccounts;
import dev.stepwise.account.LoginSessionId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** Lets the security framework find accounts, and renew a hash that was made with weaker parameters than today's. */
@Component
class AccountDetails implements UserDetailsService, UserDetailsPasswordService {

    private final LoginAccounts accounts;

    AccountDetails(LoginAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public UserDetails loadUserByUsername(String loginName) {
        return accounts.credentials(loginName)
                .map(AccountPrincipal::new)
                .orElseThrow(() -> new UsernameNotFoundException("No account has this name"));
    }

    /** The account of a login that there is already, whatever it is called now; refused if that login has ended since. */
    AccountPrincipal load(AccountId account, int loginGeneration, LoginSessionId login) {
        return accounts.credentials(account)
                .filter(found -> found.loginGeneration() == loginGeneration)
                .map(found -> new AccountPrincipal(found, login))
                .orElseThrow(() -> new UsernameNotFoundException("This account may not log in"));
    }

    /** The name as its account spells it. */
    String spelling(String loginName) {
        return accounts.spelling(loginName);
    }

    @Override
    public UserDetails updatePassword(UserDetails user, @Nullable String newHash) {
        var oldHash = user.getPassword();
        if (user instanceof AccountPrincipal principal && oldHash != null && newHash != null) {
            accounts.replacePasswordHash(principal.accountId(), oldHash, newHash);
        }
        return user;
    }
}
