package dev.stepwise.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class DataFolderTest {

    private static final int NOBODY = 65534;

    @TempDir
    private Path above;

    private Path folder;

    @BeforeEach
    void a_folder_that_was_made_open_for_all() throws IOException {
        folder = Files.createDirectory(above.resolve("data"));
        mode(folder, "rwxr-xr-x");
        Path bin = Files.createDirectories(folder.resolve("programs/bin"));
        mode(folder.resolve("programs"), "rwxrwxrwx");
        mode(bin, "rwxrwxr-x");
        mode(Files.createFile(bin.resolve("pg_ctl")), "rwxr-xr-x");
        mode(Files.createFile(folder.resolve("stepwise.log")), "rw-r--r--");
        Files.createSymbolicLink(folder.resolve("link"), Path.of("stepwise.log"));
    }

    @Test
    void it_and_all_that_is_in_it_are_closed_to_others() throws IOException {
        DataFolder.take(folder).close();

        assertThat(mode(folder)).isEqualTo("rwx------");
        assertThat(mode(folder.resolve("programs"))).isEqualTo("rwx------");
        assertThat(mode(folder.resolve("programs/bin"))).isEqualTo("rwx------");
        assertThat(mode(folder.resolve("programs/bin/pg_ctl"))).isEqualTo("rwx------");
        assertThat(mode(folder.resolve("stepwise.log"))).isEqualTo("rw-------");
        assertThat(mode(folder.resolve("stepwise.lock"))).isEqualTo("rw-------");
    }

    @Test
    void a_new_one_is_closed_to_others_with_the_folders_above_that_were_made_for_it() throws IOException {
        DataFolder.take(above.resolve("new/data")).close();

        assertThat(mode(above.resolve("new"))).isEqualTo("rwx------");
        assertThat(mode(above.resolve("new/data"))).isEqualTo("rwx------");
    }

    @Test
    @EnabledIf("dev.stepwise.start.OwnerOnly#isRoot")
    void one_that_belongs_to_another_user_is_refused() throws IOException {
        give(folder);

        assertThat(refusal())
                .contains("The data folder " + folder + " belongs to another user")
                .contains("--data");
    }

    @Test
    @EnabledIf("dev.stepwise.start.OwnerOnly#isRoot")
    void a_program_in_it_that_another_user_put_there_is_named_and_not_run() throws IOException {
        Path planted = folder.resolve("programs/bin/pg_ctl");
        give(planted);

        assertThat(refusal()).contains(planted.toRealPath() + " in the data folder belongs to another user");
    }

    @Test
    @EnabledIf("dev.stepwise.start.OwnerOnly#isRoot")
    void a_link_in_it_that_another_user_put_there_is_named() throws IOException {
        give(folder.resolve("link"));

        assertThat(refusal()).contains("link in the data folder belongs to another user");
    }

    @Test
    void one_is_refused_in_whose_place_others_could_put_another_one() throws IOException {
        mode(above, "rwxrwxrwx");

        assertThat(refusal())
                .contains("Every user of this machine may write in " + above)
                .contains("chmod o-w " + above);
    }

    @Test
    void others_may_write_above_it_where_each_keeps_what_is_theirs() throws IOException {
        Files.setAttribute(above, "unix:mode", 01777);

        DataFolder.take(folder).close();

        assertThat(mode(folder)).isEqualTo("rwx------");
    }

    @Test
    void a_refused_one_is_free_for_the_next_try() throws IOException {
        mode(above, "rwxrwxrwx");
        assertThat(refusal()).contains("Every user");
        mode(above, "rwx------");

        DataFolder.take(folder).close();
    }

    private String refusal() {
        var refused = new StringBuilder();
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> DataFolder.take(folder))
                .satisfies(failure -> refused.append(failure.getMessage()));
        return refused.toString();
    }

    private static void give(Path file) throws IOException {
        Files.setAttribute(file, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
    }

    private static void mode(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
