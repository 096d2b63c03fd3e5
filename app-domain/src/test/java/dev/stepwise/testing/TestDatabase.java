package dev.stepwise.testing;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Gives each Spring context a migrated, empty database of its own on the server that the JVM's tests share. */
@TestConfiguration(proxyBeanMethods = false)
public class TestDatabase {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String PREFIX =
            "stepwise_test_" + ProcessHandle.current().pid() + "_";

    /** Started by whichever test needs a database first. */
    private static final class Shared {
        static final DatabaseServer SERVER = DatabaseServer.start();
        static final String TEMPLATE = create("template1");

        static {
            var template = Shared.SERVER.urlOf(TEMPLATE);
            Flyway.configure()
                    .dataSource(template, SERVER.user(), SERVER.password())
                    .load()
                    .migrate();
        }
    }

    @Bean
    static JdbcConnectionDetails testDatabase() {
        return freshDatabase();
    }

    /** A new database with the newest layout and nothing in it. */
    public static JdbcConnectionDetails freshDatabase() {
        return details(create(Shared.TEMPLATE));
    }

    /** A new database without any layout. */
    public static JdbcConnectionDetails emptyDatabase() {
        return details(create("template1"));
    }

    private static JdbcConnectionDetails details(String database) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return Shared.SERVER.user();
            }

            @Override
            public String getPassword() {
                return Shared.SERVER.password();
            }

            @Override
            public String getJdbcUrl() {
                return Shared.SERVER.urlOf(database);
            }
        };
    }

    private static String create(String template) {
        var name = PREFIX + COUNT.incrementAndGet();
        execute("create database " + name + " template " + template);
        if (Shared.SERVER.name().equals("external")) {
            // the other servers go with this JVM, and their databases with them
            SpringApplication.getShutdownHandlers()
                    .add(() -> execute("drop database if exists " + name + " with (force)"));
        }
        return name;
    }

    private static synchronized void execute(String sql) {
        var server = Shared.SERVER;
        var url = server.urlOf(server.database());
        try (var connection = DriverManager.getConnection(url, server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException("The database for tests refused: " + sql, failure);
        }
    }
}
