package dev.stepwise.secret;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;

/**
 * Encrypts secrets for the rows that they are kept in: what is copied into another row cannot be read there. Costs nothing until
 * something is encrypted or read.
 *
 * @see "docs/decisions/0032-keys-are-encrypted-in-the-database.md"
 */
public final class Secrets {

    private final MasterKeyFile file;

    public Secrets(Path masterKeyFile) {
        this.file = new MasterKeyFile(masterKeyFile);
    }

    /** Where the master key is, or will be. */
    public Path masterKeyFile() {
        return file.path();
    }

    /**
     * Encrypts a secret for a row; the master key is made if there is none.
     *
     * @throws java.io.UncheckedIOException if it cannot be made
     * @throws IllegalStateException if its file holds something else
     */
    public byte[] encrypt(String secret, UUID row) {
        return encrypt(file.readOrMake(), secret, row);
    }

    /** The secret of a row; empty if the master key is lost, is another one, or the row was changed. */
    public Optional<String> decrypt(byte[] encrypted, UUID row) {
        return file.read().flatMap(keys -> decrypt(keys, encrypted, row));
    }

    static byte[] encrypt(KeysetHandle keys, String secret, UUID row) {
        try {
            return aead(keys).encrypt(secret.getBytes(StandardCharsets.UTF_8), associated(row));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("A secret could not be encrypted");
        }
    }

    static Optional<String> decrypt(KeysetHandle keys, byte[] encrypted, UUID row) {
        try {
            return Optional.of(new String(aead(keys).decrypt(encrypted, associated(row)), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException otherKey) {
            return Optional.empty();
        }
    }

    private static Aead aead(KeysetHandle keys) throws GeneralSecurityException {
        return keys.getPrimitive(Algorithms.known(), Aead.class);
    }

    private static byte[] associated(UUID row) {
        return row.toString().getBytes(StandardCharsets.UTF_8);
    }
}
