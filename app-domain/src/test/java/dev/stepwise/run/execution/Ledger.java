package dev.stepwise.run.execution;

import dev.stepwise.run.RunId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What runs were told of their steps, to be held against the rows in the end. Each text is written once. */
final class Ledger {

    private record Step(RunId run, int number, String text) {}

    /** The rows as they are. */
    private record Kept(int number, String text) {}

    private final List<Step> acknowledged = new ArrayList<>();
    private final Set<String> mayBeKept = new HashSet<>();
    private final Set<RunId> toStop = new HashSet<>();
    private final List<String> breaches = new ArrayList<>();
    private int texts;

    String newText() {
        return "text " + ++texts;
    }

    void acknowledged(RunId run, int number, String text) {
        acknowledged.add(new Step(run, number, text));
        mayBeKept.add(text);
    }

    /** Nobody knows whether it was stored: the database's answer was lost. */
    void unanswered(String text) {
        mayBeKept.add(text);
    }

    void stopStored(RunId run) {
        toStop.add(run);
    }

    void takenUpAgain(RunId run) {
        toStop.remove(run);
    }

    /** A run may make a call now. */
    void mayCall(RunId run) {
        if (toStop.contains(run)) {
            breaches.add("run " + run + " went on after its Stop was stored");
        }
    }

    /** What does not hold. */
    List<String> breaches(JdbcClient sql, List<RunId> runs) {
        var found = new ArrayList<>(breaches);
        var kept = new HashMap<RunId, Map<Integer, String>>();
        for (var run : runs) {
            var steps = new HashMap<Integer, String>();
            sql.sql("select number, raw_reply from step where run_id = ?")
                    .param(run.value())
                    .query((row, _) -> new Kept(row.getInt(1), row.getString(2)))
                    .list()
                    .forEach(step -> steps.put(step.number(), step.text()));
            kept.put(run, steps);
            steps.forEach((number, text) -> {
                if (!mayBeKept.contains(text)) {
                    found.add("run " + run + " kept as step " + number + " what was refused: " + text);
                }
            });
        }
        for (var step : acknowledged) {
            if (!step.text().equals(kept.get(step.run()).get(step.number()))) {
                found.add("run " + step.run() + " lost step " + step.number() + ": " + step.text());
            }
        }
        return found;
    }
}
