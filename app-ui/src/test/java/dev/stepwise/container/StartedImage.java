package dev.stepwise.container;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import dev.stepwise.llm.practice.PracticeMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.testcontainers.containers.BindMode;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.output.WaitingConsumer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** Stepwise from its image beside PostgreSQL, started as {@code compose.yaml} says, with a practice server on its own address for a model. */
public final class StartedImage implements AutoCloseable {

    private static final int PORT = 8484;
    private static final int MODEL_PORT = 8585;
    private static final String PASSWORD = "kept in a file, and nowhere else";
    private static final Pattern SETUP_LINK = Pattern.compile("(/setup\\?token=\\S+)");

    private final Network network = Network.newNetwork();
    private final PostgreSQLContainer database;
    private final GenericContainer<?> app;
    private final GenericContainer<?> practice;

    /**
     * Returns when the image's own health check says that it is well, and when it has found the model server.
     *
     * @param name of an image that is on this machine
     * @param secrets a folder to write them to
     */
    public StartedImage(String name, Path secrets) {
        database = new PostgreSQLContainer(DockerImageName.parse(System.getProperty("test.db.image", "postgres:18"))
                        .asCompatibleSubstituteFor("postgres"))
                .withNetwork(network)
                .withNetworkAliases("database")
                .withUsername("stepwise")
                .withPassword(PASSWORD)
                .withDatabaseName("stepwise");
        var compose = ComposeFile.read();
        app = new GenericContainer<>(DockerImageName.parse(name))
                .withNetwork(network)
                .withExposedPorts(PORT)
                .withEnv(compose.environment("app"))
                .withEnv(Map.of("STEPWISE_MODEL_URL", "http://127.0.0.1:" + MODEL_PORT + "/v1"))
                .withCreateContainerCmdModifier(container -> harden(container.getHostConfig(), compose, secrets))
                .waitingFor(Wait.forHealthcheck().withStartupTimeout(Duration.ofMinutes(3)));
        practice = practice(name);
        try {
            write(secrets, Map.of("database_password", PASSWORD, "model_api_key", "practice-needs-none"));
            database.start();
            app.start();
            practice.withNetworkMode("container:" + app.getContainerId()).start();
            awaitTheModel();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (RuntimeException failed) {
            failed.addSuppressed(new IllegalStateException("The container said:\n" + log()));
            close();
            throw failed;
        }
    }

    /** Practice listens on the loopback address alone, so it shares the app's; the image has the libraries that it needs. */
    private static GenericContainer<?> practice(String image) {
        return new GenericContainer<>(DockerImageName.parse(image))
                .withFileSystemBind(PracticeMain.place().toString(), "/practice", BindMode.READ_ONLY)
                .withCreateContainerCmdModifier(container -> container.withEntrypoint(
                        "java",
                        "-Xmx128m",
                        "-cp",
                        "/practice:/app/lib/*",
                        PracticeMain.class.getName(),
                        "--port=" + MODEL_PORT))
                .waitingFor(Wait.forLogMessage(".*practice server.*", 1));
    }

    private void awaitTheModel() {
        var found = new WaitingConsumer();
        app.followOutput(found);
        try {
            found.waitUntil(line -> line.getUtf8String().contains("is a practice script"), 1, TimeUnit.MINUTES);
        } catch (TimeoutException never) {
            throw new IllegalStateException("The app did not find the practice server.", never);
        }
    }

    private static void write(Path folder, Map<String, String> secrets) throws IOException {
        Files.createDirectories(folder);
        for (var secret : secrets.entrySet()) {
            var file = Files.writeString(folder.resolve(secret.getKey()), secret.getValue() + "\n");
            // the container's user is not this one
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    private static void harden(HostConfig host, ComposeFile compose, Path secrets) {
        host.withReadonlyRootfs(compose.service("app").get("read_only").asBoolean())
                .withCapDrop(compose.list("app", "cap_drop").stream()
                        .map(Capability::valueOf)
                        .toArray(Capability[]::new))
                .withSecurityOpts(compose.list("app", "security_opt"))
                .withTmpFs(compose.list("app", "tmpfs").stream()
                        .map(place -> place.split(":", 2))
                        .collect(Collectors.toMap(place -> place[0], place -> place.length > 1 ? place[1] : "")))
                .withBinds(compose.secrets("app").entrySet().stream()
                        .map(secret -> new Bind(
                                secrets.resolve(secret.getKey())
                                        .toAbsolutePath()
                                        .normalize()
                                        .toString(),
                                new Volume(secret.getValue()),
                                AccessMode.ro))
                        .toList());
    }

    public String url() {
        return "http://" + app.getHost() + ":" + app.getMappedPort(PORT);
    }

    /** The path that creates the administrator, as the container's log says it. */
    public String setupPath() {
        var said = SETUP_LINK.matcher(log());
        if (!said.find()) {
            throw new IllegalStateException("No link in the log:\n" + log());
        }
        return said.group(1);
    }

    public String log() {
        return app.getContainerId() == null ? "" : app.getLogs();
    }

    /** Runs a shell's command within the container, as the image's user. */
    public ExecResult run(String command) throws IOException, InterruptedException {
        return app.execInContainer("sh", "-c", command);
    }

    /** Of the image, unpacked, in bytes. */
    public long size() {
        return app.getDockerClient()
                .inspectImageCmd(app.getDockerImageName())
                .exec()
                .getSize();
    }

    @Override
    public void close() {
        practice.stop();
        app.stop();
        database.stop();
        network.close();
    }
}
