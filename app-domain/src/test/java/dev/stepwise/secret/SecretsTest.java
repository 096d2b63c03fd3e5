package dev.stepwise.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    private static final String SECRET = "sk-planted-secret";

    private final UUID row = UUID.randomUUID();

    @TempDir
    Path folder;

    @Test
    void a_secret_is_read_with_the_master_key_that_the_first_one_made() {
        var encrypted = secrets().encrypt(SECRET, row);

        assertThat(secrets().decrypt(encrypted, row)).contains(SECRET);
        assertThat(new String(encrypted, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
    }

    @Test
    void what_is_copied_into_another_row_or_changed_cannot_be_read() {
        var encrypted = secrets().encrypt(SECRET, row);
        var changed = encrypted.clone();
        changed[changed.length - 1] ^= 1;

        assertThat(secrets().decrypt(encrypted, UUID.randomUUID())).isEmpty();
        assertThat(secrets().decrypt(changed, row)).isEmpty();
    }

    @Test
    void the_master_key_is_its_owners_alone_and_is_made_so_again() throws Exception {
        var encrypted = secrets().encrypt(SECRET, row);
        assertThat(Files.getPosixFilePermissions(file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(secrets().decrypt(encrypted, row)).isPresent();

        assertThat(Files.getPosixFilePermissions(file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.list(folder)).containsExactly(file());
    }

    @Test
    void without_the_master_key_or_with_another_one_nothing_is_read() throws Exception {
        var encrypted = secrets().encrypt(SECRET, row);
        Files.delete(file());

        assertThat(secrets().decrypt(encrypted, row)).isEmpty();
        assertThat(file()).as("reading makes no key").doesNotExist();

        secrets().encrypt("another", row);
        assertThat(secrets().decrypt(encrypted, row)).isEmpty();
    }

    @Test
    void a_file_that_is_no_master_key_is_not_overwritten_nor_quoted() throws Exception {
        Files.writeString(file(), "something " + SECRET);

        assertThatThrownBy(() -> secrets().encrypt(SECRET, row))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining(SECRET)
                .hasNoCause();
        assertThat(Files.readString(file())).isEqualTo("something " + SECRET);
    }

    @Test
    void processes_that_need_the_first_master_key_at_the_same_moment_get_the_same() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var all = threads.invokeAll(IntStream.range(0, 8)
                    .<Callable<byte[]>>mapToObj(_ -> () -> secrets().encrypt(SECRET, row))
                    .toList());
            for (var encrypted : all) {
                assertThat(secrets().decrypt(encrypted.get(), row)).contains(SECRET);
            }
        }
    }

    private Path file() {
        return folder.resolve("master.key");
    }

    private Secrets secrets() {
        return new Secrets(file());
    }
}
