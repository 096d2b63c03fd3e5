package dev.stepwise.account;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rows of {@code known_browser}. A secret has 256 random bits: its hash needs no salt. */
@Service
class StoredKnownBrowsers implements KnownBrowsers {

    private static final int BYTES = 32;

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();

    StoredKnownBrowsers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the account of that name was logged in there, with the password that it still has. */
    boolean isKnown(String browser, String loginName) {
        return LoginNameRules.allow(loginName)
                && jdbc.sql("""
                select exists (
                    select from known_browser b join account a on a.id = b.account_id
                    where b.hash = :hash and b.logged_in_at > now() - interval '90 days'
                        and b.password = sha256(convert_to(a.password_hash, 'UTF8'))
                        and lower(a.username collate pg_c_utf8) = lower(cast(:loginName as text) collate pg_c_utf8))
                """)
                        .param("hash", Sha256.of(browser).bytes())
                        .param("loginName", loginName)
                        .query(Boolean.class)
                        .single();
    }

    @Override
    @Transactional
    public String remember(AccountId account, Optional<String> before) {
        jdbc.sql("""
                delete from known_browser where hash = any (array(
                    select hash from known_browser
                    where hash = :before or (account_id = :account and logged_in_at <= now() - interval '90 days')
                    for update skip locked)
                || array(
                    select hash from known_browser where account_id = :account
                    order by logged_in_at desc offset 49 for update skip locked))
                """)
                .param("before", Sha256.of(before.orElse("")).bytes())
                .param("account", account.value())
                .update();
        var browser = secret();
        jdbc.sql("""
                insert into known_browser (hash, account_id, password, logged_in_at)
                select :hash, id, sha256(convert_to(password_hash, 'UTF8')), now() from account where id = :account
                """)
                .param("hash", Sha256.of(browser).bytes())
                .param("account", account.value())
                .update();
        return browser;
    }

    private String secret() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
