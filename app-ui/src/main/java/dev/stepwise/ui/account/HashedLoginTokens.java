package dev.stepwise.ui.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.authentication.rememberme.JdbcTokenRepositoryImpl;
import org.springframework.security.web.authentication.rememberme.PersistentRememberMeToken;
import org.springframework.stereotype.Component;

/** Keeps the tokens of logins as hashes, so that reading the database lets nobody in. A token has 128 random bits: it needs no salt. */
@Component
class HashedLoginTokens extends JdbcTokenRepositoryImpl {

    private final JdbcClient jdbc;

    HashedLoginTokens(DataSource dataSource) {
        setDataSource(dataSource);
        jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public void createNewToken(PersistentRememberMeToken token) {
        super.createNewToken(new PersistentRememberMeToken(
                token.getUsername(), token.getSeries(), hash(token.getTokenValue()), token.getDate()));
    }

    /** Takes away what nobody has come with since. */
    void forgetOlderThan(Instant moment) {
        jdbc.sql("delete from persistent_logins where last_used < ?")
                .param(Timestamp.from(moment))
                .update();
    }

    /** Whether the stored token was made of this value; compared in constant time. */
    boolean matches(PersistentRememberMeToken stored, String value) {
        return MessageDigest.isEqual(
                stored.getTokenValue().getBytes(StandardCharsets.US_ASCII),
                hash(value).getBytes(StandardCharsets.US_ASCII));
    }

    private static String hash(String value) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha256);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
