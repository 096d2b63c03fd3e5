package dev.stepwise.faults.cluster;

import dev.stepwise.run.RunId;
import dev.stepwise.testing.Invariants;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a scene left behind: the rows of the database, held against what the model server wrote down on its own.
 *
 * @param broken invariants of the rows that do not hold
 * @param missing steps that the app must have stored, for it sent them back to the model, and that are not there
 * @param foreign steps whose text is not what the model server sent for them
 * @param unrecorded calls that the model server got and that no row knows of
 * @param repeated how many calls each run made more than once, for runs that did
 */
public record Evidence(
        Map<String, Integer> states,
        int steps,
        List<String> broken,
        List<String> missing,
        List<String> foreign,
        List<String> unrecorded,
        Map<String, Integer> repeated) {

    private record Step(String run, int number, String turn, String rawReply) {}

    private record Place(String run, String turn) {}

    /** Takes it of all runs, when nothing is under way any more. */
    public static Evidence of(Cluster cluster) throws IOException, SQLException {
        return of(cluster, _ -> true);
    }

    /** Takes it of some runs, when nothing is under way any more; the invariants are those of all rows. */
    public static Evidence of(Cluster cluster, Collection<RunId> runs) throws IOException, SQLException {
        return of(cluster, runs.stream().map(RunId::toString).collect(Collectors.toSet())::contains);
    }

    private static Evidence of(Cluster cluster, Predicate<String> runs) throws IOException, SQLException {
        var steps =
                steps(cluster).stream().filter(step -> runs.test(step.run())).toList();
        var calls = cluster.model().calls().stream()
                .filter(call -> runs.test(call.run()))
                .collect(Collectors.groupingBy(call -> new Place(call.run(), call.turn())));
        try (var connection = cluster.database().getConnection()) {
            return new Evidence(
                    states(cluster, runs),
                    steps.size(),
                    Invariants.broken(connection),
                    missing(steps, calls),
                    foreign(steps, calls),
                    unrecorded(cluster, calls),
                    repeated(calls));
        }
    }

    private record State(String run, String state) {}

    private static Map<String, Integer> states(Cluster cluster, Predicate<String> runs) {
        return cluster
                .sql()
                .sql("select id::text, state from run")
                .query((row, _) -> new State(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .filter(run -> runs.test(run.run()))
                .collect(Collectors.groupingBy(State::state, TreeMap::new, Collectors.summingInt(_ -> 1)));
    }

    private static List<Step> steps(Cluster cluster) {
        return cluster.sql()
                .sql("select run_id::text, number, kind, raw_reply from step")
                .query((row, _) -> new Step(
                        row.getString(1), row.getInt(2), turn(row.getString(3), row.getInt(2)), row.getString(4)))
                .list();
    }

    private static String turn(String kind, int number) {
        return kind.equals("ANSWER") ? "answer" : "step " + number;
    }

    /** Step k + 1 is asked for only when step k is stored. */
    private static List<String> missing(List<Step> steps, Map<Place, List<ModelCall>> calls) {
        var stored = steps.stream().collect(Collectors.groupingBy(Step::run, Collectors.summingInt(_ -> 1)));
        return calls.keySet().stream()
                .filter(place -> place.turn().startsWith("step "))
                .filter(place -> stored.getOrDefault(place.run(), 0) < number(place) - 1)
                .map(place -> "run " + place.run() + " was at " + place.turn() + " and has "
                        + stored.getOrDefault(place.run(), 0))
                .toList();
    }

    private static int number(Place place) {
        return Integer.parseInt(place.turn().substring("step ".length()));
    }

    /** A call whose end the killed server could not write down may have sent anything. */
    private static List<String> foreign(List<Step> steps, Map<Place, List<ModelCall>> calls) {
        return steps.stream()
                .filter(step -> calls.getOrDefault(new Place(step.run(), step.turn()), List.of()).stream()
                        .noneMatch(call -> call.end()
                                .map(end -> end.sentSha256().equals(sha256(step.rawReply())))
                                .orElse(true)))
                .map(step -> "run " + step.run() + ", " + step.turn() + ": kept "
                        + step.rawReply().length() + " characters; calls: "
                        + calls.getOrDefault(new Place(step.run(), step.turn()), List.of()))
                .toList();
    }

    private static List<String> unrecorded(Cluster cluster, Map<Place, List<ModelCall>> calls) {
        Map<Place, Integer> recorded = cluster
                .sql()
                .sql("select run_id::text, step_kind, step_number from attempt")
                .query((row, _) -> new Place(row.getString(1), turn(row.getString(2), row.getInt(3))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(place -> place, Collectors.summingInt(_ -> 1)));
        return calls.entrySet().stream()
                .filter(made -> made.getValue().size() > recorded.getOrDefault(made.getKey(), 0))
                .map(made -> made.getKey() + ": " + made.getValue().size() + " calls")
                .toList();
    }

    private static Map<String, Integer> repeated(Map<Place, List<ModelCall>> calls) {
        return calls.entrySet().stream()
                .filter(made -> made.getValue().size() > 1)
                .collect(Collectors.groupingBy(
                        made -> made.getKey().run(),
                        TreeMap::new,
                        Collectors.summingInt(made -> made.getValue().size() - 1)));
    }

    /** The runs that repeated more calls than they may. */
    public List<String> repeatedBeyond(Map<String, Integer> allowed) {
        var beyond = new ArrayList<String>();
        repeated.forEach((run, calls) -> {
            if (calls > allowed.getOrDefault(run, 0)) {
                beyond.add("run " + run + " repeated " + calls + " of at most " + allowed.getOrDefault(run, 0));
            }
        });
        return beyond;
    }

    public int runs() {
        return states.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int answered() {
        return states.getOrDefault("ANSWERED", 0);
    }

    public int repeatedCalls() {
        return repeated.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
