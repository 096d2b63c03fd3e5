package dev.stepwise.history;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database that has each query explained before it is run, with the values that it is run with. */
class ExplainedQueries extends DelegatingDataSource {

    /** A query as it was sent, and its plan. */
    record Explained(String sql, String plan) {}

    private final List<Explained> queries = new ArrayList<>();

    ExplainedQueries(DataSource database) {
        super(database);
    }

    List<Explained> queries() {
        return queries;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        return proxy(Connection.class, (_, method, arguments) -> {
            var result = call(connection, method, arguments);
            if (!method.getName().equals("prepareStatement")) {
                return result;
            }
            var sql = (String) arguments[0];
            return explaining(sql, (PreparedStatement) result, connection.prepareStatement("explain " + sql));
        });
    }

    private PreparedStatement explaining(String sql, PreparedStatement statement, PreparedStatement explain) {
        return proxy(PreparedStatement.class, (_, method, arguments) -> {
            if (method.getName().startsWith("set") && arguments[0] instanceof Integer && arguments.length > 1) {
                call(explain, method, arguments);
            } else if (method.getName().equals("executeQuery")) {
                queries.add(new Explained(sql, plan(explain)));
            }
            return call(statement, method, arguments);
        });
    }

    private static String plan(PreparedStatement explain) throws SQLException {
        var lines = new ArrayList<String>();
        try (explain;
                var rows = explain.executeQuery()) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return String.join("\n", lines);
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
