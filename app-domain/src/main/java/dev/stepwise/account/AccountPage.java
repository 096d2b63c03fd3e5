package dev.stepwise.account;

import java.util.List;
import java.util.Optional;

/**
 * Some of the accounts, by login name.
 *
 * @param next the login name after which the next page begins; empty on the last one
 * @param all how many accounts there are, whatever was searched
 */
public record AccountPage(List<ListedAccount> accounts, Optional<String> next, long all) {

    public AccountPage {
        accounts = List.copyOf(accounts);
    }
}
