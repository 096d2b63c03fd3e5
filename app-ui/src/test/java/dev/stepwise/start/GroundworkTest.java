package dev.stepwise.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stepwise.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class GroundworkTest {

    @TempDir
    private Path folder;

    private final MockEnvironment options = new MockEnvironment();

    @BeforeEach
    void the_options_of_an_ordinary_start() {
        options.setProperty("server.address", "127.0.0.1");
        options.setProperty("server.port", "0");
        options.setProperty("stepwise.data", folder.toString());
        options.setProperty("logging.file.name", folder.resolve("stepwise.log").toString());
    }

    @Test
    void a_port_that_another_program_has_is_named() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            options.setProperty("server.port", String.valueOf(other.getLocalPort()));
            assertThat(refusal())
                    .contains("The port " + other.getLocalPort() + " on 127.0.0.1 cannot be used")
                    .contains("--port");
        }
    }

    @Test
    void a_port_that_is_no_number_or_too_high_is_repeated() {
        options.setProperty("server.port", "abc");
        assertThat(refusal()).contains("“abc” is no port").contains("1 to 65535");
        options.setProperty("server.port", "65536");
        assertThat(refusal()).contains("“65536” is no port");
    }

    @Test
    void an_address_of_no_machine_is_repeated() {
        options.setProperty("server.address", "nowhere.invalid");
        assertThat(refusal()).contains("“nowhere.invalid” is not an address of this machine");
    }

    @Test
    void a_malformed_address_of_a_model_server_is_refused_with_an_example() {
        options.setProperty("stepwise.model.url", "ftp://gpu-host/v1");
        assertThat(refusal())
                .contains("does not begin with http:// or https://")
                .contains("http://localhost:8000/v1");
    }

    @Test
    void the_practice_script_of_earlier_versions_cannot_stand_in_and_a_sentence_says_what_to_set() {
        options.setProperty("stepwise.stand-in", "practice");
        assertThat(refusal())
                .contains("The practice script is no longer part of Stepwise")
                .contains("Set tiny or none, or the address of a model server with --model-url.");
    }

    @Test
    void a_key_file_that_cannot_be_read_is_named() {
        options.setProperty("stepwise.model.url", "http://localhost:8000/v1");
        options.setProperty(
                "stepwise.model.api-key-file", folder.resolve("none").toString());
        assertThat(refusal()).contains("cannot be read: " + folder.resolve("none"));
    }

    @Test
    void a_data_folder_with_a_file_in_its_way_is_named() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        options.setProperty("stepwise.data", file.toString());
        assertThat(refusal())
                .contains("The data folder " + file + " cannot be written (a file of that name is in the way)");
    }

    @Test
    void a_log_that_cannot_be_written_is_noticed_before_it_is_opened() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        options.setProperty("logging.file.name", file.resolve("stepwise.log").toString());
        assertThat(refusal()).contains("The data folder " + file + " cannot be written");
    }

    @Test
    void a_second_stepwise_on_one_folder_is_refused() {
        try (var first = DataFolder.take(folder)) {
            assertThat(refusal())
                    .contains("Another Stepwise uses the data folder " + first.path())
                    .contains("--data");
        }
    }

    @Test
    void temporary_files_go_where_no_other_user_can_look_and_are_removed() throws IOException {
        Path left = Files.createDirectories(folder.resolve("temporary")).resolve("left by a process that was killed");
        Files.createFile(left);
        try (var groundwork = new Groundwork()) {
            groundwork.lay(options);
            assertThat(temporary()).isEqualTo(folder.resolve("temporary"));
            assertThat(Path.of(options.getProperty("server.tomcat.basedir", "")))
                    .hasParentRaw(temporary());
            assertThat(left).doesNotExist();
        }
        assertThat(temporary()).doesNotExist();
        options.getPropertySources().remove("temporary folder");
        useOwnDatabase();
        try (var groundwork = new Groundwork()) {
            groundwork.lay(options);
            assertThat(Files.getPosixFilePermissions(temporary()))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
            Files.createFile(temporary().resolve("file"));
        }
        assertThat(temporary()).doesNotExist();
    }

    private Path temporary() {
        return Path.of(options.getProperty("stepwise.temporary", ""));
    }

    @Test
    void with_a_database_of_ones_own_the_folder_is_not_taken() {
        useOwnDatabase();
        try (var first = new Groundwork();
                var second = new Groundwork()) {
            first.lay(options);
            second.lay(options);
        }
        assertThat(folder.resolve("stepwise.lock")).doesNotExist();
    }

    @Test
    void two_on_one_folder_write_each_its_own_log() {
        useOwnDatabase();
        var wanted = folder.resolve("stepwise.log").toString();
        try (var first = new Groundwork();
                var second = new Groundwork()) {
            first.lay(options);
            assertThat(options.getProperty("logging.file.name")).isEqualTo(wanted);
            options.getPropertySources().remove("log");

            second.lay(options);

            assertThat(options.getProperty("logging.file.name"))
                    .isEqualTo(folder.resolve("stepwise-2.log").toString())
                    .isEqualTo(second.log());
            options.getPropertySources().remove("log");
        }
        try (var third = new Groundwork()) {
            third.lay(options);
            assertThat(third.log()).isEqualTo(wanted);
        }
        assertThat(List.of("stepwise.log", "stepwise-2.log"))
                .allSatisfy(log -> assertThat(Files.getPosixFilePermissions(folder.resolve(log)))
                        .isEqualTo(PosixFilePermissions.fromString("rw-------")));
    }

    @Test
    void where_a_database_of_ones_own_is_stands_on_the_screen_without_its_parameters() {
        useOwnDatabase();
        String url = options.getProperty("stepwise.database.url", "");
        options.setProperty("stepwise.database.url", url + (url.contains("?") ? "&" : "?") + "ApplicationName=x");
        try (var groundwork = new Groundwork()) {
            assertThat(groundwork.lay(options).place())
                    .startsWith("postgresql://")
                    .doesNotContain("ApplicationName");
        }
    }

    @Test
    void a_database_that_does_not_answer_is_named_with_the_reason() throws IOException {
        int port;
        try (var closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        options.setProperty("stepwise.database.url", "postgresql://127.0.0.1:" + port + "/stepwise");
        assertThat(refusal())
                .contains("postgresql://127.0.0.1:" + port + "/stepwise cannot be reached (Connection refused")
                .contains("--database-url");
    }

    @Test
    void a_host_that_nobody_knows_is_named() {
        options.setProperty("stepwise.database.url", "postgresql://nowhere.invalid/stepwise");
        assertThat(refusal()).contains("nobody knows the host nowhere.invalid");
    }

    @Test
    void a_wrong_password_and_a_database_that_is_not_there_are_told_apart() {
        try (var server = EmbeddedDatabase.start(DataFolder.take(folder.resolve("server")))) {
            options.setProperty("stepwise.database.url", server.url());
            options.setProperty("stepwise.database.user", server.application().name());
            options.setProperty("stepwise.database.password", "wrong");
            assertThat(refusal())
                    .contains("does not let user " + server.application().name() + " in")
                    .contains("STEPWISE_DATABASE_PASSWORD")
                    .doesNotContain("wrong");

            options.setProperty("stepwise.database.url", server.url() + "x");
            options.setProperty(
                    "stepwise.database.password", server.application().password());
            assertThat(refusal()).contains("has no database of that name");
        }
    }

    @Test
    void keys_that_the_launcher_hands_on_are_read_once() throws IOException {
        Path keys = Files.writeString(
                folder.resolve("keys"), "STEPWISE_MODEL_API_KEY=sk-1=\\2\nSTEPWISE_DATABASE_PASSWORD= p#w \nPATH=/x\n");
        options.setProperty("stepwise.keys", keys.toString());
        try (var groundwork = new Groundwork()) {
            groundwork.lay(options);
        }
        assertThat(options.getProperty("stepwise.model.api-key")).isEqualTo("sk-1=\\2");
        assertThat(options.getProperty("stepwise.database.password")).isEqualTo(" p#w ");
        assertThat(options.getProperty("PATH")).isNull();
        assertThat(keys).doesNotExist();
        assertThat(refusal()).contains("hands keys on cannot be read");
    }

    @Test
    void a_password_in_the_address_is_refused_without_being_repeated() {
        options.setProperty("stepwise.database.url", "postgresql://mira:s3cret@db-host/stepwise");
        assertThat(refusal()).contains("STEPWISE_DATABASE_PASSWORD").doesNotContain("s3cret");
    }

    private void useOwnDatabase() {
        var own = TestDatabase.emptyDatabase();
        options.setProperty("stepwise.database.url", own.getJdbcUrl());
        options.setProperty("stepwise.database.user", own.getUsername());
        options.setProperty("stepwise.database.password", own.getPassword());
    }

    private String refusal() {
        try (var groundwork = new Groundwork()) {
            var refused = assertThatExceptionOfType(StartFailure.class).isThrownBy(() -> groundwork.lay(options));
            return refused.returns(1, StartFailure::exitCode).actual().getMessage();
        }
    }
}
