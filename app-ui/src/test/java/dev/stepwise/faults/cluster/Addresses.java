package dev.stepwise.faults.cluster;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Where a database is reached. */
public final class Addresses {

    private Addresses() {}

    /** The first database of a server on this machine that trusts everybody. */
    static JdbcConnectionDetails at(int port) {
        return of("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "");
    }

    /** The same database through another port of this machine. */
    public static JdbcConnectionDetails through(int port, JdbcConnectionDetails database) {
        return of(
                database.getJdbcUrl().replaceFirst("//[^/]+/", "//127.0.0.1:" + port + "/"),
                String.valueOf(database.getUsername()),
                String.valueOf(database.getPassword()));
    }

    /** The port in the database's address. */
    public static int port(JdbcConnectionDetails database) {
        var place = database.getJdbcUrl().replaceFirst("^jdbc:postgresql://([^/]+)/.*", "$1");
        int colon = place.lastIndexOf(':');
        return colon < 0 ? 5432 : Integer.parseInt(place.substring(colon + 1));
    }

    /** The host in the database's address. */
    public static String host(JdbcConnectionDetails database) {
        return database.getJdbcUrl().replaceFirst("^jdbc:postgresql://([^/:]+)[:/].*", "$1");
    }

    private static JdbcConnectionDetails of(String url, String user, String password) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return user;
            }

            @Override
            public String getPassword() {
                return password;
            }

            @Override
            public String getJdbcUrl() {
                return url;
            }
        };
    }
}
