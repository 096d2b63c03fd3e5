package dev.stepwise.run.execution;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database whose connections fail the actor that is to meet a failure, before its next change or just after. */
final class LostAnswers extends DelegatingDataSource {

    /** How the database fails an actor. */
    enum Failure {
        /** There is no connection. */
        NO_CONNECTION,
        /** The change is made, but nobody hears of it. */
        ANSWER_LOST
    }

    private static final String CONNECTION_LOST = "08006";

    @Override
    public Connection getConnection() throws SQLException {
        var actor = SteppedThread.current();
        if (actor == null) {
            return super.getConnection();
        }
        if (actor.isDead()) {
            throw new SteppedThread.Dead();
        }
        if (actor.failure == Failure.NO_CONNECTION) {
            actor.failure = null;
            throw new SQLTransientConnectionException("There is no connection.", CONNECTION_LOST);
        }
        var connection = super.getConnection();
        return actor.failure == Failure.ANSWER_LOST ? losing(connection, actor) : connection;
    }

    private static Connection losing(Connection connection, SteppedThread actor) {
        return proxy(Connection.class, (method, arguments) -> {
            boolean committing = method.getName().equals("commit");
            var result = call(connection, method, arguments);
            if (committing) {
                lose(actor);
            }
            return result instanceof PreparedStatement statement && connection.getAutoCommit()
                    ? losing(statement, actor)
                    : result;
        });
    }

    private static PreparedStatement losing(PreparedStatement statement, SteppedThread actor) {
        return proxy(PreparedStatement.class, (method, arguments) -> {
            var result = call(statement, method, arguments);
            if (method.getName().startsWith("execute")) {
                lose(actor);
            }
            return result;
        });
    }

    private static void lose(SteppedThread actor) throws SQLException {
        if (actor.failure == Failure.ANSWER_LOST) {
            actor.failure = null;
            throw new SQLException("The connection was lost.", CONNECTION_LOST);
        }
    }

    private interface Calls {
        Object answer(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Calls calls) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (_, method, arguments) -> calls.answer(method, arguments)));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
