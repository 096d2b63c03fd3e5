package dev.stepwise.start;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Who works on the embedded database: one who owns the layout and changes it, and the application, which reads and writes rows and can
 * neither change the layout nor run anything on the server. The superuser only sets these two up.
 *
 * @param owner also saves and brings back
 */
record EmbeddedUsers(DatabaseUser superuser, DatabaseUser owner, DatabaseUser application) {

    static final String SUPERUSER = "postgres";
    private static final String OWNER = "stepwise_owner";
    private static final String APPLICATION = "stepwise_app";

    /** What was made by the superuser, in a database of an earlier Stepwise, becomes the owner's. */
    private static final String TAKE_OVER = """
            do $$
            declare
                thing record;
            begin
                for thing in
                    select relname from pg_class
                    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')
                        and relowner <> 'stepwise_owner'::regrole
                loop
                    execute format('alter table public.%I owner to stepwise_owner', thing.relname);
                end loop;
                for thing in
                    select oid::regprocedure as signature from pg_proc
                    where pronamespace = 'public'::regnamespace and proowner <> 'stepwise_owner'::regrole
                loop
                    execute format('alter function %s owner to stepwise_owner', thing.signature);
                end loop;
            end $$""";

    private static final String[] RIGHTS = {
        "alter schema public owner to stepwise_owner",
        "revoke all on schema public from public",
        "grant usage on schema public to stepwise_app",
        "grant select, insert, update, delete on all tables in schema public to stepwise_app",
        "grant usage on all sequences in schema public to stepwise_app",
        "alter default privileges for role stepwise_owner in schema public"
                + " grant select, insert, update, delete on tables to stepwise_app",
        "alter default privileges for role stepwise_owner in schema public grant usage on sequences to stepwise_app"
    };

    /** Their passwords are in the folder; they are drawn where they are not there yet. */
    static EmbeddedUsers in(Path folder) throws IOException {
        return new EmbeddedUsers(user(folder, SUPERUSER), user(folder, OWNER), user(folder, APPLICATION));
    }

    private static DatabaseUser user(Path folder, String name) throws IOException {
        return new DatabaseUser(name, DatabasePassword.of(name, folder).value());
    }

    /** Makes the two, and gives each what it needs, in a new database or in one of an earlier Stepwise; all of it, or nothing. */
    void setUp(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url, superuser.name(), superuser.password())) {
            connection.setAutoCommit(false);
            setUp(connection, owner);
            setUp(connection, application);
            try (var statement = connection.createStatement()) {
                statement.execute(TAKE_OVER);
                for (var right : RIGHTS) {
                    statement.execute(right);
                }
            }
            connection.commit();
        }
    }

    private static void setUp(Connection connection, DatabaseUser user) throws SQLException {
        try (var known = connection.prepareStatement("select from pg_roles where rolname = ?");
                var statement = connection.createStatement()) {
            known.setString(1, user.name());
            try (var rows = known.executeQuery()) {
                // the password is made of hexadecimal digits
                statement.execute((rows.next() ? "alter" : "create") + " role " + user.name()
                        + " with login nosuperuser nocreatedb nocreaterole noreplication password '" + user.password()
                        + "'");
            }
        }
    }
}
