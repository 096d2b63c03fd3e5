package dev.stepwise.run.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A rendered system prompt, kept once however many runs use it. */
@Entity
@Immutable
@Table(name = "prompt_text")
class StoredPrompt {

    @Id
    @JdbcTypeCode(SqlTypes.CHAR)
    String hash;

    String text;

    @SuppressWarnings("NullAway.Init")
    StoredPrompt() {}

    /** The SHA-256 of the text's UTF-8 bytes, in hexadecimal digits. */
    static String hashOf(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }
}
