package dev.stepwise.bench.crowd;

import static org.awaitility.Awaitility.await;

import dev.stepwise.bench.loop.PlainCrowdProgram;
import dev.stepwise.bench.program.Footprint;
import dev.stepwise.bench.program.Installation;
import dev.stepwise.faults.cluster.DurableServer;
import dev.stepwise.process.Program;
import dev.stepwise.reader.Noted;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The app, its database and its model server, each a process of its own. */
public final class Scene implements AutoCloseable {

    private static final String PLAIN = "plain-loop";

    private final DurableServer database;
    private final Program model;
    private final CrowdedProgram app;
    private final Path log;
    private final Pace pace;
    private final DriverManagerDataSource source;

    private Scene(DurableServer database, Program model, CrowdedProgram app, Path log, Pace pace) {
        this.database = database;
        this.model = model;
        this.app = app;
        this.log = log;
        this.pace = pace;
        var details = database.details();
        source = new DriverManagerDataSource(details.getJdbcUrl(), String.valueOf(details.getUsername()), "");
    }

    /** @param runs that the app may work on at once */
    public static Scene start(Installation installation, Path folder, DurableServer database, Pace pace, int runs)
            throws IOException {
        var log = folder.resolve("calls.jsonl");
        var model = installation.timedPractice(pace.tokensPerSecond(), pace.firstToken(), log);
        try {
            var app = CrowdedProgram.start(installation.built(), folder, database.details(), model.address(), runs);
            return new Scene(database, model, app, log, pace);
        } catch (IOException failed) {
            model.close();
            throw failed;
        }
    }

    /** The app's address; at first it is the link that creates the administrator. */
    public String address() {
        return app.address();
    }

    public String page(String path) {
        return URI.create(app.address()).resolve(path).toString();
    }

    /** Processor time of the app and its database so far. */
    public double processorSeconds() throws IOException {
        return new Footprint(List.of(app.id(), database.id())).processorSeconds();
    }

    /** Has so many people ask, follow and read to the end, and measures it. */
    public Measurement crowd(int people, int steps) throws IOException, InterruptedException, SQLException {
        var spent = Spent.begin(programs(app.id()));
        var before = Work.of(source);
        try (var connections = Connections.of(CrowdedProgram.NAME, source)) {
            var seen = app.ask(people, steps);
            var processors = spent.percent();
            double mebibytes = Footprint.of(app.id()).mebibytes();
            var calls = calls(seen.runs()::containsKey);
            var after = Work.of(source);
            var kept = kept(seen.runs()::containsKey);
            return measurement(
                            calls,
                            calls.textLateness(seen.runs(), kept, KeptStep::readable),
                            answered(kept),
                            connections.most(),
                            seen.heap(),
                            mebibytes,
                            processors)
                    .with(after.transactionsPerSecond(before), after.kilobytesSince(before) / people);
        }
    }

    public CompletableFuture<Measurement> crowdInBackground(int people, int steps) {
        return CompletableFuture.supplyAsync(() -> unchecked(() -> crowd(people, steps)));
    }

    private static <T> T unchecked(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception failed) {
            throw new CompletionException(failed);
        }
    }

    /** Waits until so many runs are worked on. */
    public void awaitRunning(int runs) {
        var jdbc = JdbcClient.create(source);
        await().atMost(Duration.ofMinutes(2))
                .until(() -> jdbc.sql("select count(*) from run where state = 'RUNNING'")
                                .query(Integer.class)
                                .single()
                        >= runs);
    }

    /** What readers in browsers noted of a run each. */
    public Measurement read(List<Noted> readers) throws IOException {
        Map<String, Map<Integer, Sights>> seen = new HashMap<>();
        readers.forEach(reader -> seen.put(reader.run(), Sights.noted(reader.letters())));
        var calls = calls(seen::containsKey);
        var kept = kept(seen::containsKey);
        var lateness = calls.textLateness(seen, kept, KeptStep::readableLetters);
        return measurement(calls, lateness, answered(kept), 0, CrowdedProgram.Heap.UNKNOWN, 0, Map.of());
    }

    /** Has so many people ask a plain loop that holds a thread and a transaction for each. */
    public Measurement plainCrowd(int people) throws IOException, SQLException {
        var url = database.details().getJdbcUrl() + "?ApplicationName=" + PLAIN;
        var user = String.valueOf(database.details().getUsername());
        try (var connections = Connections.of(PLAIN, source);
                var loop = PlainCrowdProgram.start(CrowdedProgram.java(), model.address(), url, user, people)) {
            var spent = Spent.begin(programs(loop.id()));
            int answered = loop.answers();
            var processors = spent.percent();
            double mebibytes = Footprint.of(loop.id()).mebibytes();
            var calls = calls(run -> run.startsWith("plain-"));
            return measurement(
                    calls,
                    calls.untilWhole(),
                    answered,
                    connections.most(),
                    CrowdedProgram.Heap.UNKNOWN,
                    mebibytes,
                    processors);
        }
    }

    private Map<String, Long> programs(long program) throws IOException {
        return Map.of("program", program, "database", database.id(), "model server", model.id());
    }

    private Steps calls(Predicate<String> runs) throws IOException {
        return new Steps(
                SentCall.read(log).stream()
                        .filter(call -> runs.test(call.run()))
                        .toList(),
                pace);
    }

    private Map<String, Map<Integer, KeptStep>> kept(Predicate<String> runs) {
        Map<String, Map<Integer, KeptStep>> kept = new HashMap<>();
        JdbcClient.create(source)
                .sql("select run_id::text as run, number, kind = 'ANSWER' as answer, raw_reply, content from step")
                .query(row -> {
                    if (runs.test(row.getString("run"))) {
                        boolean answer = row.getBoolean("answer");
                        kept.computeIfAbsent(row.getString("run"), _ -> new HashMap<>())
                                .put(
                                        answer ? 0 : row.getInt("number"),
                                        new KeptStep(row.getString("raw_reply"), row.getString("content"), answer));
                    }
                });
        return kept;
    }

    private static int answered(Map<String, Map<Integer, KeptStep>> kept) {
        return (int) kept.values().stream().filter(run -> run.containsKey(0)).count();
    }

    private static Measurement measurement(
            Steps steps,
            Distribution text,
            int answered,
            int connections,
            CrowdedProgram.Heap heap,
            double mebibytes,
            Map<String, Double> processors) {
        return new Measurement(
                steps.overhead(),
                text,
                steps.serverLateness(),
                steps.tokensPerSecond(),
                answered,
                connections,
                heap,
                mebibytes,
                processors,
                0,
                0);
    }

    @Override
    public void close() {
        app.close();
        model.close();
    }
}
