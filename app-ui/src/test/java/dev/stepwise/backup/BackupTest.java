package dev.stepwise.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void a_file_that_is_not_there() {
        file = folder.resolve("stepwise.backup");
    }

    @Test
    void what_was_saved_is_brought_back_row_for_row() throws Exception {
        var from = SomeDatabase.withContents();
        var to = SomeDatabase.empty();

        var contents = save(from);
        bringBackInto(to);

        assertThat(contents.made()).isEqualTo(CLOCK.instant());
        assertThat(to.rowsOfAllTables()).isEqualTo(from.rowsOfAllTables());
        assertThat(contents.rows())
                .isEqualTo(from.rowsOfAllTables().values().stream()
                        .mapToLong(List::size)
                        .sum());
    }

    @Test
    void a_backup_of_an_earlier_layout_is_brought_to_the_newest_one() throws Exception {
        var from = SomeDatabase.ofLayout("1");
        from.execute("insert into account values (gen_random_uuid(), 'mira', 'hash', 'ADMIN', false, now())");
        var to = SomeDatabase.empty();

        save(from);
        bringBackInto(to);

        assertThat(to.single("select username from account")).isEqualTo("mira");
        assertThat(to.rowsOfAllTables().keySet())
                .isEqualTo(SomeDatabase.ofLayout("latest").rowsOfAllTables().keySet());
    }

    @Test
    void it_holds_one_moment_while_people_go_on_working() throws Exception {
        var from = SomeDatabase.withContents();
        var saved = new AtomicBoolean();
        var working = CompletableFuture.runAsync(() -> from.askUntil(saved::get));
        try {
            save(from);
        } finally {
            saved.set(true);
            working.join();
        }
        var to = SomeDatabase.empty();
        bringBackInto(to);
        assertThat(to.single("select count(*) from question where account_id not in (select id from account)"))
                .isEqualTo("0");
    }

    @Test
    void a_file_that_is_there_already_is_left_alone() throws Exception {
        Files.writeString(file, "something else");
        assertThatExceptionOfType(BackupFailure.class)
                .isThrownBy(() -> save(SomeDatabase.withContents()))
                .withMessageContaining("exists already");
        assertThat(file).hasContent("something else");
    }

    @Test
    void only_its_owner_can_read_it() throws Exception {
        save(SomeDatabase.withContents());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        file = folder.resolve("none/stepwise.backup");
        assertThatExceptionOfType(BackupFailure.class)
                .isThrownBy(() -> save(SomeDatabase.withContents()))
                .withMessageContaining("There is no folder " + folder.resolve("none"));
    }

    @Test
    void a_database_that_was_never_stepwises_holds_nothing_to_save() {
        assertThatExceptionOfType(BackupFailure.class)
                .isThrownBy(() -> save(SomeDatabase.empty()))
                .withMessageContaining("nothing in this database");
        assertThat(file).doesNotExist();
    }

    @Test
    void a_damaged_file_is_noticed_before_anything_is_done_with_it() throws Exception {
        save(SomeDatabase.withContents());
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertRefused("damaged");
    }

    @Test
    void the_beginning_of_a_file_is_no_backup() throws Exception {
        save(SomeDatabase.withContents());
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 100));
        assertRefused("only the beginning");
    }

    @Test
    void another_archive_is_no_backup() throws Exception {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("something.txt"));
        }
        assertRefused("is no backup of Stepwise");
    }

    @Test
    void a_backup_of_a_newer_layout_is_refused() throws Exception {
        var from = SomeDatabase.withContents();
        from.execute(
                "insert into flyway_schema_history values (900, '900', 'later', 'SQL', 'V900__later.sql', 1, 'x', now(), 1, true)");
        save(from);
        assertThatExceptionOfType(BackupFailure.class)
                .isThrownBy(() -> bringBackInto(SomeDatabase.empty()))
                .withMessageContaining("A newer Stepwise");
    }

    @Test
    void a_database_that_holds_something_is_not_filled() throws Exception {
        save(SomeDatabase.withContents());
        var to = SomeDatabase.empty();
        to.execute("create table precious as select 1 as value");
        assertThatExceptionOfType(BackupFailure.class)
                .isThrownBy(() -> bringBackInto(to))
                .withMessageContaining("not empty");
    }

    @Test
    void a_restore_that_breaks_off_leaves_the_database_empty_and_can_be_tried_again() throws Exception {
        var broken = SomeDatabase.withContents();
        broken.execute("alter table account drop constraint account_role_check");
        broken.execute("insert into account values (gen_random_uuid(), 'boris', 'hash', 'NOBODY', false, now())");
        save(broken);
        var to = SomeDatabase.empty();

        assertThatExceptionOfType(BackupFailure.class)
                .isThrownBy(() -> bringBackInto(to))
                .withMessageContaining("account_role_check");

        assertThat(to.rowsOfAllTables()).isEmpty();
        Files.delete(file);
        var whole = SomeDatabase.withContents();
        save(whole);
        bringBackInto(to);
        assertThat(to.rowsOfAllTables()).isEqualTo(whole.rowsOfAllTables());
    }

    @Test
    void the_layout_has_no_sequences_for_a_backup_knows_none() throws Exception {
        assertThat(SomeDatabase.ofLayout("latest").single("select count(*) from pg_sequences"))
                .isEqualTo("0");
    }

    private Contents save(SomeDatabase database) throws IOException, SQLException {
        try (var connection = database.connect()) {
            return new Save(connection, CLOCK).to(file);
        }
    }

    private void bringBackInto(SomeDatabase database) throws IOException, SQLException {
        try (var backup = BackupFile.open(file)) {
            new BringBack(backup).into(database.asOwn());
        }
    }

    private void assertRefused(String why) {
        assertThatExceptionOfType(BackupFailure.class)
                .isThrownBy(() -> BackupFile.open(file))
                .withMessageContaining(why);
    }
}
