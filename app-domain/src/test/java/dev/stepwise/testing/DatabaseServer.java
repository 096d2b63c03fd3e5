package dev.stepwise.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The PostgreSQL server that this JVM's tests use. {@code test.db} says which, as a system property or in the environment
 * ({@code TEST_DB}): {@code embedded} (the default), {@code testcontainers} with the image {@code test.db.image}, or
 * {@code external} with {@code test.db.url}, {@code test.db.user} and {@code test.db.password}, who may create databases.
 * Nobody is asked whether Docker is there, for that can take minutes.
 *
 * @param url of a database that connections can be made to, up to its name and the slash before it
 * @param database a database that exists already
 */
record DatabaseServer(String name, String url, String database, String parameters, String user, String password) {

    static DatabaseServer start() {
        var choice = setting("test.db", "embedded");
        var server = switch (choice) {
            case "embedded" -> embedded();
            case "testcontainers" -> container(setting("test.db.image", "postgres:18"));
            case "external" ->
                of(
                        "external",
                        setting("test.db.url", "jdbc:postgresql://localhost:5432/postgres"),
                        setting("test.db.user", "postgres"),
                        setting("test.db.password", ""));
            default ->
                throw new IllegalArgumentException(
                        "test.db is embedded, testcontainers or external, not " + choice + ".");
        };
        System.out.println("Database for tests: " + server.name + " at " + server.url);
        return server;
    }

    private static DatabaseServer embedded() {
        try {
            // it lives as long as this JVM, and stops after the Spring contexts, which still need it while they close
            var postgres =
                    EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
            SpringApplication.getShutdownHandlers().add(() -> stop(postgres));
            return of("embedded PostgreSQL", postgres.getJdbcUrl("postgres", "postgres"), "postgres", "");
        } catch (IOException failure) {
            throw new UncheckedIOException("The embedded PostgreSQL does not start.", failure);
        }
    }

    private static void stop(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("The embedded PostgreSQL does not stop.", failure);
        }
    }

    private static DatabaseServer container(String image) {
        // it lives as long as this JVM; Testcontainers removes it
        @SuppressWarnings("resource")
        var postgres = new PostgreSQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"))
                // as many as the embedded one allows: each Spring context keeps a pool
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300");
        postgres.start();
        return of("Testcontainers, " + image, postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
    }

    private static DatabaseServer of(String name, String url, String user, String password) {
        int slash = url.lastIndexOf('/');
        int query = url.indexOf('?');
        var path = query < 0 ? url : url.substring(0, query);
        return new DatabaseServer(
                name,
                path.substring(0, slash + 1),
                path.substring(slash + 1),
                query < 0 ? "" : url.substring(query),
                user,
                password);
    }

    /** The address of one of the server's databases. */
    String urlOf(String database) {
        return url + database + parameters;
    }

    private static String setting(String name, String otherwise) {
        var property = System.getProperty(name);
        var environment = System.getenv(name.replace('.', '_').toUpperCase(Locale.ROOT));
        var value = property != null ? property : environment;
        return value == null || value.isBlank() ? otherwise : value;
    }
}
