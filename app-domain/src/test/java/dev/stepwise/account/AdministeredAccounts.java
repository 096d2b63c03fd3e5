package dev.stepwise.account;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** A database with one account, the administrator Ada's, and a short way to create others. */
abstract class AdministeredAccounts {

    static final String PASSWORD = "tidal-orchid-ninepin";
    static final String ANOTHER = "copper-lantern-estuary";

    @Autowired
    AccountAdministration administration;

    @Autowired
    AccountService accounts;

    @Autowired
    LoginAccounts logins;

    @Autowired
    AccountRepository repository;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    Actor ada;

    @BeforeEach
    void ada_is_the_only_administrator(@Autowired AccountSetup setup) {
        jdbc.sql("delete from account").update();
        jdbc.sql("delete from login_tries").update();
        var created = setup.createAdministrator(setup.setupToken().orElseThrow(), "ada", PASSWORD);
        ada = ((CreateAccountResult.Created) created).account().actor();
    }

    Account create(String loginName, String displayName, Role role) {
        var created = administration.create(ada, new NewAccount(loginName, displayName, role, PASSWORD));
        return ((CreateAccountResult.Created) created).account();
    }

    static AccountId nobody() {
        return new AccountId(UUID.randomUUID());
    }
}
