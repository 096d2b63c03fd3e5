package dev.stepwise.secret;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * The file with the master key, a keyset of Tink's. It is read whenever it is needed, so that what another process changes counts at once.
 *
 * @see "docs/decisions/0032-keys-are-encrypted-in-the-database.md"
 */
final class MasterKeyFile {

    private final Path file;

    MasterKeyFile(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    Path path() {
        return file;
    }

    /** The keys; empty if there is no such file, or what is in it is no keyset. */
    Optional<KeysetHandle> read() {
        try {
            close();
            return Optional.of(TinkJsonProtoKeysetFormat.parseKeyset(
                    Files.readString(file), Algorithms.known(), InsecureSecretKeyAccess.get()));
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
            // no cause is passed on: its message could quote the file
            return Optional.empty();
        }
    }

    /**
     * The keys; where there is no file it is made, for its owner alone.
     *
     * @throws UncheckedIOException if it cannot be made
     * @throws IllegalStateException if there is a file that is no keyset, which is not overwritten
     */
    KeysetHandle readOrMake() {
        if (!Files.exists(file)) {
            make();
        }
        return read().orElseThrow(() -> new IllegalStateException("The master key in " + file + " cannot be read"));
    }

    private void make() {
        try {
            Files.createDirectories(file.getParent());
            var whole = write(generate());
            try {
                // unlike a move it does not replace what another process has just made
                Files.createLink(file, whole);
            } catch (FileAlreadyExistsException made) {
                // by another node on the same folder
            } finally {
                Files.delete(whole);
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** Puts other keys in the place of those that are there, at once and in whole. */
    void replace(KeysetHandle keys) throws IOException {
        Files.move(write(keys), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path write(KeysetHandle keys) throws IOException {
        try {
            var text =
                    TinkJsonProtoKeysetFormat.serializeKeyset(keys, Algorithms.known(), InsecureSecretKeyAccess.get());
            var whole = Files.createTempFile(file.getParent(), "master", ".key", forItsOwner());
            Files.writeString(whole, text);
            return whole;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("A new keyset could not be written");
        }
    }

    static KeysetHandle generate() {
        try {
            return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, Algorithms.known());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("No key could be made");
        }
    }

    /** Takes the rights of others away, where the file system knows such rights. */
    private void close() throws IOException {
        if (Files.exists(file)
                && knowsOwners()
                && Files.getPosixFilePermissions(file).size() > 2) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private FileAttribute<?>[] forItsOwner() throws IOException {
        return knowsOwners()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private boolean knowsOwners() throws IOException {
        return Files.getFileStore(file.getParent()).supportsFileAttributeView("posix");
    }
}
