package dev.stepwise.ui.account;

import dev.stepwise.account.LoginAccounts;
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
    public UserDetails loadUserByUsername(String username) {
        return accounts.credentials(username)
                .map(AccountPrincipal::new)
                .orElseThrow(() -> new UsernameNotFoundException("No account has this name"));
    }

    /** The name as its account spells it, so that all spellings which the database takes for one name count as one. */
    String spelling(String username) {
        return accounts.credentials(username)
                .map(found -> found.account().username())
                .orElse(username);
    }

    @Override
    public UserDetails updatePassword(UserDetails user, @Nullable String newHash) {
        if (user instanceof AccountPrincipal principal && newHash != null) {
            accounts.replacePasswordHash(principal.accountId(), newHash);
        }
        return user;
    }
}
