package dev.stepwise.bench.program;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The rows in the embedded database of an app that runs, read past the app. */
public record StoredRuns(JdbcClient jdbc) {

    private static final int PORT_LINE = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** @param data the app's data folder */
    public static StoredRuns in(Path data) throws IOException {
        var port = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(PORT_LINE);
        return new StoredRuns(JdbcClient.create(new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:" + port.strip() + "/postgres",
                "postgres",
                Files.readString(data.resolve("postgres.password")).strip())));
    }

    /** The steps of a run, and its answer, as the practice server calls them. */
    public List<String> turns(String run) {
        return jdbc.sql(
                        "select case kind when 'ANSWER' then 'answer' else 'step ' || number end from step where run_id = ?")
                .param(UUID.fromString(run))
                .query(String.class)
                .list();
    }

    /** Waits until a run has come to an end, whatever it is; false if none comes. */
    public boolean awaitEnd(String run) {
        try {
            await().atMost(PATIENCE).until(() -> hasEnded(run));
            return true;
        } catch (ConditionTimeoutException never) {
            return false;
        }
    }

    private boolean hasEnded(String run) {
        return jdbc.sql("select state not in ('QUEUED', 'RUNNING') from run where id = ?")
                .param(UUID.fromString(run))
                .query(Boolean.class)
                .single();
    }
}
