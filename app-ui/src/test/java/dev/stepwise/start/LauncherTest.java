package dev.stepwise.start;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code ./stepwise} says before there is a Java to say it: on a machine of the test's making, for the tools that it finds are on its path. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> TOOLS = List.of(
            "sh",
            "sed",
            "head",
            "tail",
            "dirname",
            "readlink",
            "grep",
            "find",
            "mkdir",
            "rm",
            "cat",
            "touch",
            "sleep",
            "mv",
            "nice",
            "cksum",
            "tar",
            "gzip",
            "cp",
            "wc",
            "uname",
            "date",
            "env",
            "ps");

    /** Not even a signal to end ends it. */
    private static final String HANG = "trap '' TERM; exec sleep 600";

    private static final String LEARNS_AND_SAYS_HOW_IT_IS_CALLED = """
            for option in "$@"; do
              case "$option" in -XX:AOTCacheOutput=*) touch "${option#*=}"; exit ;; esac
            done
            echo "$*"
            """;
    private static final String AND_WAIT_FOR_WHAT_IS_LEARNED =
            "; while [ -d app-ui/target/stepwise/learning ]; do :; done";

    @TempDir
    private Path machine;

    @BeforeEach
    void a_machine_without_java_and_maven() throws IOException {
        for (String folder : List.of("bin", "home", "project/launcher", "project/app-ui")) {
            Files.createDirectories(machine.resolve(folder));
        }
        for (String tool : TOOLS) {
            Files.createSymbolicLink(machine.resolve("bin").resolve(tool), whereIs(tool));
        }
        Files.copy(PROJECT.resolve("stepwise"), machine.resolve("project/stepwise"));
        try (var parts = Files.newDirectoryStream(PROJECT.resolve("launcher"))) {
            for (Path part : parts) {
                Files.copy(part, machine.resolve("project/launcher").resolve(part.getFileName()));
            }
        }
    }

    @Test
    void without_a_jdk_one_sentence_says_what_to_install_and_that_docker_is_the_other_way() throws Exception {
        var ended = sh(". launcher/jdk.sh; say() { echo \"$*\"; }; fail() { say \"$1\"; exit 1; };"
                + " usual_jdk_folders() { echo " + machine + "/jvm/*; }; find_jdk");
        assertThat(ended.output.lines())
                .singleElement()
                .asString()
                .startsWith("Stepwise needs a JDK 25 or newer and found none")
                .contains("install", "JAVA_HOME", "Docker");
        assertThat(ended.exitCode).isEqualTo(1);
    }

    @Test
    void a_jdk_that_is_new_enough_is_found_behind_an_older_default() throws Exception {
        jdk("old", "17.0.1");
        jdk("jvm/new", "25.0.3");
        jdk("jvm/middle", "21.0.2");
        Files.createSymbolicLink(machine.resolve("bin/javac"), machine.resolve("old/bin/javac"));
        var ended = sh(". launcher/jdk.sh; usual_jdk_folders() { printf '%s\\n' " + machine + "/jvm/*; };"
                + " find_jdk; echo \"$JAVA_HOME\"");
        assertThat(ended.output).isEqualTo(machine.resolve("jvm/new") + "\n");
    }

    @Test
    void keys_are_handed_on_in_a_file_for_their_owner_and_no_longer_in_the_environment() throws Exception {
        var run = build(jdk("jdk", "25.0.3"));
        program(
                "jdk/bin/java",
                "env; cat \"$STEPWISE_KEYS\"; find \"$STEPWISE_KEYS\" -perm 600; rm \"$STEPWISE_KEYS\"");
        var ended = sh("TMPDIR=" + machine + " STEPWISE_LEARN=false STEPWISE_MODEL_API_KEY='sk \\1'"
                + " STEPWISE_DATABASE_PASSWORD=p%s " + run);
        assertThat(ended.output.lines())
                .containsOnlyOnce("STEPWISE_MODEL_API_KEY=sk \\1", "STEPWISE_DATABASE_PASSWORD=p%s")
                .filteredOn(line -> line.startsWith(machine + "/stepwise-keys-"))
                .hasSize(1);
        assertThat(ended.exitCode).isEqualTo(0);
    }

    @Test
    void a_scan_says_in_one_line_whether_it_could_look_and_fails_only_where_it_found_something() throws Exception {
        var scan = build(jdk("jdk", "25.0.3")).replace("stepwise run", "stepwise scan");
        var without = sh(scan);
        program("bin/osv-scanner", "exit 127");
        var unreachable = sh(scan);
        program("bin/osv-scanner", "exit 0");
        var clean = sh(scan);
        program("bin/osv-scanner", "[ \"${4##*/}\" = bom.json ] && [ -e \"$4\" ] && exit 1");
        var found = sh(scan);

        assertThat(without.output)
                .startsWith("NOT SCANNED: there is no osv-scanner here")
                .hasLineCount(1);
        assertThat(unreachable.output)
                .startsWith("NOT SCANNED: osv-scanner ended with code 127")
                .hasLineCount(1);
        assertThat(clean.output).startsWith("Scanned: nothing").hasLineCount(1);
        assertThat(found.output).startsWith("SCANNED: something").hasLineCount(1);
        assertThat(List.of(without.exitCode, unreachable.exitCode, clean.exitCode, found.exitCode))
                .containsExactly(0, 0, 0, 1);
    }

    @Test
    void a_build_that_fails_says_why_and_names_its_log() throws Exception {
        var jdk = jdk("jdk", "25.0.3");
        program(
                "bin/mvn",
                "[ \"$1\" = -v ] && { echo Apache Maven 3.9.9; exit; }; echo '[ERROR] no such thing'; exit 1");
        var ended = sh("JAVA_HOME=" + jdk + " ./stepwise run");
        assertThat(ended.output)
                .contains("[ERROR] no such thing")
                .endsWith("The build failed; its whole output is in " + machine.toRealPath()
                        + "/project/app-ui/target/build.log.\n");
        assertThat(machine.resolve("project/app-ui/target/build.log")).content().contains("no such thing");
        assertThat(ended.exitCode).isEqualTo(1);
    }

    @Test
    void an_old_maven_is_passed_over_and_a_wrapper_that_reaches_nothing_says_how_to_name_a_mirror() throws Exception {
        var jdk = jdk("jdk", "25.0.3");
        program("bin/mvn", "echo Apache Maven 3.6.3");
        program("project/mvnw", "echo 'wget: Failed to fetch'; exit 1");
        var ended = sh("JAVA_HOME=" + jdk + " ./stepwise run");
        assertThat(ended.output).contains("Failed to fetch", "MVNW_REPOURL", "build.log");
        assertThat(ended.exitCode).isEqualTo(1);
    }

    @Test
    void an_unknown_command_is_told_in_one_line() throws Exception {
        var ended = sh("./stepwise rum");
        assertThat(ended.output)
                .isEqualTo("There is no command \"rum\"; ./stepwise help shows those that there are.\n");
        assertThat(ended.exitCode).isEqualTo(2);
    }

    @Test
    void without_docker_tests_take_the_embedded_database() throws Exception {
        assertThat(chosenDatabase()).contains("no Docker engine answered").endsWith("embedded\n");
    }

    @Test
    void an_engine_that_hangs_is_given_up() throws Exception {
        program("bin/docker", HANG);
        assertThat(chosenDatabase())
                .contains("no Docker engine answered within 3 s")
                .endsWith("embedded\n");
    }

    @Test
    void an_image_that_is_at_hand_is_started() throws Exception {
        program("bin/docker", "[ \"$1\" = info ] || [ \"$*\" = 'image inspect postgres:18' ]");
        assertThat(chosenDatabase()).contains("in a container (postgres:18)").endsWith("testcontainers\n");
    }

    @Test
    void an_image_that_cannot_be_pulled_is_named() throws Exception {
        program("bin/docker", "[ \"$1\" = info ]");
        assertThat(chosenDatabase())
                .contains("the image postgres:18 is not here")
                .endsWith("embedded\n");
    }

    @Test
    void what_hangs_is_ended_when_its_time_is_over_and_what_ends_keeps_its_exit_code() throws Exception {
        program("bin/docker", "[ \"$1\" = pull ] || exit 7; " + HANG);
        var ended =
                sh(". launcher/containers.sh; within 1 docker pull x || echo ended; within 60 docker info || echo $?");
        assertThat(ended.output).isEqualTo("ended\n7\n");
    }

    @Test
    void one_database_serves_all_tests_and_goes_when_they_end() throws Exception {
        var calls = machine.resolve("calls");
        program("bin/docker", "echo \"$1 $2\" >>" + calls + "\n" + """
                case $1 in
                run) echo abc ;;
                port) echo 127.0.0.1:54320 ;;
                exec) [ -e tried ] || { : >tried; exit 1; } ;;
                esac
                """);
        var ended = sh(". launcher/containers.sh; database=testcontainers; TESTCONTAINERS_HOST_OVERRIDE=localhost;"
                + " start_database; echo $database_options");
        assertThat(ended.output)
                .isEqualTo("-Dtest.db=external -Dtest.db.url=jdbc:postgresql://127.0.0.1:54320/postgres"
                        + " -Dtest.db.password=tests\n");
        assertThat(calls).hasContent("run -d\nexec abc\nexec abc\nport abc\nrm -fv");
    }

    @Test
    void an_engine_on_another_machine_gives_each_part_of_the_tests_its_own_database() throws Exception {
        var ended = sh(". launcher/containers.sh; database=testcontainers; DOCKER_HOST=tcp://far:2376;"
                + " start_database; echo $database_options");
        assertThat(ended.output).isEqualTo("-Dtest.db=testcontainers\n");
    }

    private String chosenDatabase() throws IOException, InterruptedException {
        return sh(". launcher/containers.sh; say() { echo \"$*\"; }; choose_database; echo \"$database\"").output;
    }

    @Test
    void a_first_start_learns_beside_itself_and_the_next_one_knows() throws Exception {
        var run = build(jdk("jdk", "25.0.3"));
        program("jdk/bin/java", LEARNS_AND_SAYS_HOW_IT_IS_CALLED);

        var first = sh(run + AND_WAIT_FOR_WHAT_IS_LEARNED);
        var second = sh(run);

        assertThat(first.output).contains("-XX:+UseSerialGC").doesNotContain("AOTCache");
        assertThat(second.output).containsPattern("-XX:AOTCache=\\S+/app-ui/target/stepwise/start-\\d+\\.aot ");
        assertThat(machine.resolve("project/app-ui/target/stepwise/learning")).doesNotExist();
    }

    @Test
    void where_nothing_can_be_written_it_starts_all_the_same() throws Exception {
        var run = build(jdk("jdk", "25.0.3"));
        program("jdk/bin/java", "echo \"$*\"");
        Files.delete(machine.resolve("bin/mkdir")); // a link to the real one
        program("bin/mkdir", "echo read-only >&2; exit 1");
        var ended = sh(run);
        assertThat(ended.output).contains("-jar ").doesNotContain("read-only");
        assertThat(ended.exitCode).isZero();
    }

    @Test
    void where_learning_fails_starts_stay_as_they_are() throws Exception {
        var run = build(jdk("jdk", "25.0.3"));
        program("jdk/bin/java", "case \"$*\" in *AOTCacheOutput*) exit 1 ;; *) echo \"$*\" ;; esac");

        sh(run + AND_WAIT_FOR_WHAT_IS_LEARNED);

        assertThat(sh(run + AND_WAIT_FOR_WHAT_IS_LEARNED).output).doesNotContain("AOTCache");
    }

    @Test
    void what_was_learned_with_another_jdk_is_not_used() throws Exception {
        var run = build(jdk("jdk", "25.0.3"));
        program("jdk/bin/java", LEARNS_AND_SAYS_HOW_IT_IS_CALLED);
        sh(run + AND_WAIT_FOR_WHAT_IS_LEARNED);
        Files.writeString(machine.resolve("jdk/release"), "JAVA_VERSION=\"25.0.4\"\n");
        assertThat(sh(run + AND_WAIT_FOR_WHAT_IS_LEARNED).output).doesNotContain("AOTCache");
    }

    @Test
    void of_a_cache_that_does_not_fit_nothing_is_said() throws Exception {
        var run = "STEPWISE_RESTART=false " + build(jdk("jdk", "25.0.3"));
        program("jdk/bin/java", LEARNS_AND_SAYS_HOW_IT_IS_CALLED);
        sh(run + AND_WAIT_FOR_WHAT_IS_LEARNED);
        var cache = onlyCache();
        Files.delete(cache);
        program("jdk/bin/java", "exec " + Path.of(System.getProperty("java.home"), "bin/java") + " \"$@\"");
        Speaker.packInto(cache.resolveSibling("app-ui-1.jar"));
        sh("STEPWISE_LEARN=false STEPWISE_JAVA_OPTIONS=-XX:AOTCacheOutput=" + cache + " " + run);
        var fit = Files.readString(cache, ISO_8859_1);
        var version = System.getProperty("java.vm.version");

        assertSaysItsOwnWordsAlone(run, cache, fit);
        assertSaysItsOwnWordsAlone(run, cache, "no cache");
        assertSaysItsOwnWordsAlone(run, cache, fit.substring(0, fit.length() / 2));
        assertSaysItsOwnWordsAlone("STEPWISE_JAVA_OPTIONS=-XX:+UseZGC " + run, cache, fit);
        assertThat(fit).contains(version);
        assertSaysItsOwnWordsAlone(run, cache, fit.replace(version, "0".repeat(version.length())));
    }

    private void assertSaysItsOwnWordsAlone(String run, Path cache, String content) throws Exception {
        Files.writeString(cache, content, ISO_8859_1);
        var ended = sh(run);
        assertThat(ended.output).isEqualTo(Speaker.WORDS + "\n");
        assertThat(ended.exitCode).isZero();
    }

    private Path onlyCache() throws IOException {
        try (var caches = Files.newDirectoryStream(machine.resolve("project/app-ui/target/stepwise"), "start-*.aot")) {
            return caches.iterator().next();
        }
    }

    @Test
    void a_persons_own_java_options_have_the_last_word() throws Exception {
        var run = build(jdk("jdk", "25.0.3"));
        program("jdk/bin/java", "echo \"$*\"");
        var ended = sh("STEPWISE_LEARN=false STEPWISE_JAVA_OPTIONS='-Xmx2g -XX:+UseG1GC' " + run);
        assertThat(ended.output).contains("-Xmx2g -XX:+UseG1GC").doesNotContain("SerialGC", "-Xmx512m");
    }

    @Test
    void after_running_out_of_memory_it_is_started_again_and_says_so() throws Exception {
        var run = build(jdk("jdk", "25.0.3"));
        program(
                "jdk/bin/java",
                "case \"$*\" in *-XX:+ExitOnOutOfMemoryError*) ;; *) exit 9 ;; esac;"
                        + " echo start; [ -e ran ] && exit 0; touch ran; exit 3");
        var ended = sh("STEPWISE_LEARN=false " + run);
        assertThat(ended.output).isEqualTo("start\nStepwise ran out of memory and is started again.\nstart\n");
        assertThat(ended.exitCode).isZero();
    }

    @Test
    void it_is_not_started_again_for_ever() throws Exception {
        var run = build(jdk("jdk", "25.0.3"));
        program("jdk/bin/java", "echo start; exit 3");
        var ended = sh("STEPWISE_LEARN=false " + run);
        assertThat(ended.output.lines().filter("start"::equals)).hasSize(6);
        assertThat(ended.output.lines().toList().getLast())
                .startsWith("Stepwise ran out of memory 6 times within 10 minutes and is not started again.");
        assertThat(ended.exitCode).isEqualTo(3);
    }

    @Test
    void any_other_end_is_the_end() throws Exception {
        var run = build(jdk("jdk", "25.0.3"));
        program("jdk/bin/java", "echo start; exit 1");
        var ended = sh("STEPWISE_LEARN=false " + run);
        assertThat(ended.output).isEqualTo("start\n");
        assertThat(ended.exitCode).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130", "HUP, 129"})
    void a_signal_ends_the_application_and_it_is_not_started_again(String signal, int exitCode) throws Exception {
        var run = build(jdk("jdk", "25.0.3"));
        program("jdk/bin/java", "trap 'echo ends; exit 143' TERM; echo started; while :; do sleep 0.1; done");
        var process = start("STEPWISE_LEARN=false exec env " + run);
        try (var output = process.inputReader()) {
            assertThat(output.readLine()).isEqualTo("started");
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            assertThat(output.lines()).containsExactly("ends");
        }
        assertThat(process.waitFor()).isEqualTo(exitCode);
    }

    @Test
    void for_whoever_starts_it_again_by_other_means_the_application_has_the_launchers_process() throws Exception {
        var run = build(jdk("jdk", "25.0.3"));
        program("jdk/bin/java", "echo $$; exit 3");
        var process = start("STEPWISE_LEARN=false STEPWISE_RESTART=false exec env " + run);
        try (var output = process.inputReader()) {
            assertThat(output.lines()).containsExactly(String.valueOf(process.pid()));
        }
        assertThat(process.waitFor()).isEqualTo(3);
    }

    @Test
    void doctor_says_what_is_missing_before_anything_is_built() throws Exception {
        var ended = sh(". launcher/jdk.sh; . launcher/build.sh; . launcher/run.sh; . launcher/doctor.sh; built=none;"
                + " usual_jdk_folders() { :; }; doctor");
        assertThat(ended.output).startsWith("JDK       ! none from 25 on");
        assertThat(ended.exitCode).isEqualTo(1);
    }

    @Test
    void backup_and_restore_run_on_the_build_that_is_there_with_the_options_as_they_were_given() throws Exception {
        build(jdk("jdk", "25.0.3"));
        program("jdk/bin/java", "for argument in \"$@\"; do echo \"<$argument>\"; done");
        var backup = sh("JAVA_HOME=" + machine + "/jdk ./stepwise backup 'of monday.backup' --data '/my data'");
        assertThat(backup.output)
                .contains("app-ui-1.jar>")
                .endsWith("<dev.stepwise.backup.Backup>\n<of monday.backup>\n<--data>\n</my data>\n");
        var restore = sh("JAVA_HOME=" + machine + "/jdk ./stepwise restore 'of monday.backup' --replace");
        assertThat(restore.output).endsWith("<dev.stepwise.backup.Restore>\n<of monday.backup>\n<--replace>\n");
    }

    @Test
    void an_archive_runs_where_it_is_unpacked_and_says_what_needs_the_sources() throws Exception {
        var run = build(jdk("jdk", "25.0.3"));
        program("jdk/bin/java", "echo \"$*\"");
        Files.writeString(machine.resolve("project/README.md"), "read");
        Files.writeString(machine.resolve("project/LICENSE"), "licence");
        assertThat(sh(run.replace("run", "dist")).output).contains("app-ui/target/dist/stepwise-1-");

        Files.createDirectory(machine.resolve("elsewhere"));
        sh("tar -xzf app-ui/target/dist/stepwise-1-*.tar.gz -C ../elsewhere && rm -rf app-ui");
        var there = sh("STEPWISE_LEARN=false JAVA_HOME=" + machine + "/jdk ../elsewhere/*/stepwise run --port=1");
        var needing = sh("JAVA_HOME=" + machine + "/jdk ../elsewhere/*/stepwise test");

        assertThat(there.output).containsPattern("-jar \\S+/elsewhere/\\S+/app/app-ui-1.jar --port=1\n$");
        assertThat(needing.output).contains("unpacked from an archive", "\"test\" needs the sources");
        assertThat(needing.exitCode).isEqualTo(2);
    }

    /** Lays out what a build leaves, and returns the command that starts it. */
    private String build(Path jdk) throws IOException {
        Path built = Files.createDirectories(machine.resolve("project/app-ui/target/stepwise"));
        Files.createDirectories(built.resolve("lib"));
        Files.createFile(built.resolve("app-ui-1.jar"));
        Files.createFile(built.resolve("ready"));
        Path bill = machine.resolve("project/app-ui/target/classes/META-INF/sbom/application.cdx.json");
        Files.createDirectories(bill.getParent());
        Files.createFile(bill);
        return "JAVA_HOME=" + jdk + " ./stepwise run";
    }

    private Path jdk(String folder, String version) throws IOException {
        program(folder + "/bin/java", "exit 0");
        program(folder + "/bin/javac", "echo javac " + version);
        Files.writeString(machine.resolve(folder).resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return machine.resolve(folder);
    }

    private void program(String name, String script) throws IOException {
        Path file = machine.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Ended(String output, int exitCode) {}

    private Ended sh(String script) throws IOException, InterruptedException {
        var process = start(script);
        try (var output = process.getInputStream()) {
            return new Ended(new String(output.readAllBytes(), StandardCharsets.UTF_8), process.waitFor());
        }
    }

    private Process start(String script) throws IOException {
        var builder = new ProcessBuilder(machine.resolve("bin/sh").toString(), "-c", script)
                .directory(machine.resolve("project").toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", machine.resolve("bin").toString());
        builder.environment().put("HOME", machine.resolve("home").toString());
        return builder.start();
    }

    private static Path whereIs(String tool) {
        for (String folder : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(folder, tool))) {
                return Path.of(folder, tool);
            }
        }
        throw new IllegalStateException("There is no " + tool + " here.");
    }
}
