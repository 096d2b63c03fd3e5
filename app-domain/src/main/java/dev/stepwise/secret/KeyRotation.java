package dev.stepwise.secret;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Puts a new master key in the place of the old one. At each moment the file holds the keys that the rows need, so that a node may read
 * meanwhile and a rotation that broke off is made again.
 */
public final class KeyRotation {

    /** The columns with something encrypted, which are the server's row id's. */
    private static final List<String> COLUMNS = List.of("key_encrypted", "headers_encrypted");

    private final MasterKeyFile file;

    public KeyRotation(Path masterKeyFile) {
        this.file = new MasterKeyFile(masterKeyFile);
    }

    /**
     * What was done.
     *
     * @param rotated secrets that the new key encrypts
     * @param lost secrets that no key in the file could read; they stay as they are
     */
    public record Rotated(int rotated, int lost) {}

    /** Rotates; empty if there is no master key that can be read, and nothing was changed. */
    public Optional<Rotated> rotate(Connection connection) throws IOException, SQLException {
        var before = file.read();
        if (before.isEmpty()) {
            return Optional.empty();
        }
        var both = withNewPrimary(before.get());
        file.replace(both);
        connection.setAutoCommit(false);
        int rotated = 0;
        int lost = 0;
        for (var column : COLUMNS) {
            var select = "select id, " + column + " from endpoint where " + column + " is not null for update";
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(select);
                    var update = connection.prepareStatement("update endpoint set " + column + " = ? where id = ?")) {
                while (rows.next()) {
                    var row = rows.getObject(1, UUID.class);
                    var secret = Secrets.decrypt(both, rows.getBytes(2), row);
                    if (secret.isPresent()) {
                        update.setBytes(1, Secrets.encrypt(both, secret.get(), row));
                        update.setObject(2, row);
                        update.executeUpdate();
                        rotated++;
                    } else {
                        lost++;
                    }
                }
            }
        }
        connection.commit();
        file.replace(primaryAlone(both));
        return Optional.of(new Rotated(rotated, lost));
    }

    private static KeysetHandle withNewPrimary(KeysetHandle keys) {
        try {
            return KeysetHandle.newBuilder(keys)
                    .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                            .withRandomId()
                            .makePrimary())
                    .build();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("No key could be added");
        }
    }

    private static KeysetHandle primaryAlone(KeysetHandle keys) {
        try {
            return KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(keys.getPrimary().getKey())
                            .withFixedId(keys.getPrimary().getId())
                            .makePrimary())
                    .build();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The old keys could not be dropped");
        }
    }
}
