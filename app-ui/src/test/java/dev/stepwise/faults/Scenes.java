package dev.stepwise.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stepwise.faults.cluster.Cluster;
import dev.stepwise.faults.cluster.Crashes;
import dev.stepwise.faults.cluster.Evidence;
import dev.stepwise.run.RunId;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What all scenes wait for, count and hold to be true. The deadlines are for slow machines: nobody is judged by them. */
final class Scenes {

    static final Duration DEADLINE = Duration.ofMinutes(2);

    private Scenes() {}

    /** Has so many people ask, each for a run of so many steps. */
    static List<RunId> ask(Cluster cluster, int people, int steps) {
        return IntStream.range(0, people)
                .mapToObj(_ -> cluster.client().ask(cluster.account(), steps))
                .toList();
    }

    /** Lets so much time go by. */
    static void pass(Duration time) {
        await().pollDelay(time).atMost(time.plus(DEADLINE)).until(() -> true);
    }

    /** Waits until the model server was asked so many times more. */
    static void awaitCalls(Cluster cluster, int more) throws IOException {
        int before = cluster.model().calls().size();
        await().atMost(DEADLINE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> cluster.model().calls().size() >= before + more);
    }

    /** Those that work on a run at this moment; all of them if none does. */
    static List<String> atWork(Cluster cluster, List<String> nodes) {
        var atWork =
                nodes.stream().filter(node -> !cluster.runsOn(node).isEmpty()).toList();
        return atWork.isEmpty() ? nodes : atWork;
    }

    /** The one that works on the most runs at this moment. */
    static String busiest(Cluster cluster, String... nodes) {
        return Stream.of(nodes)
                .max(Comparator.comparing(node -> cluster.runsOn(node).size()))
                .orElseThrow();
    }

    /** Waits until no run is queued or under way; what is left then is found by the invariants. */
    static void awaitEnds(Cluster cluster) {
        try {
            await().atMost(DEADLINE).pollInterval(Duration.ofMillis(200)).until(() -> cluster.unfinished() == 0);
        } catch (org.awaitility.core.ConditionTimeoutException stuck) {
            System.out.println("faults: " + cluster.unfinished() + " runs have not ended");
        }
    }

    static void report(String scene, Evidence evidence, Crashes crashes) {
        System.out.printf(
                Locale.ROOT,
                "faults: %s: %d runs %s, %d steps; missing %d, foreign %d, broken %d; %d times a run was hit, %d calls"
                        + " repeated, resumed within %.1f s%n",
                scene,
                evidence.runs(),
                evidence.states(),
                evidence.steps(),
                evidence.missing().size(),
                evidence.foreign().size(),
                evidence.broken().size(),
                crashes.count(),
                evidence.repeatedCalls(),
                crashes.longestPause().toMillis() / 1000.0);
    }

    /** Waits until all runs have ended, reports what they left, and holds it to be whole; a run repeats a call only after a crash. */
    static Evidence assertNothingLost(String scene, Cluster cluster, Crashes crashes) throws Exception {
        awaitEnds(cluster);
        return assertNothingLost(scene, Evidence.of(cluster), crashes);
    }

    /** The same of evidence that was taken of some runs, whose crashes these are. */
    static Evidence assertNothingLost(String scene, Evidence evidence, Crashes crashes) {
        report(scene, evidence, crashes);
        assertNothingLost(evidence, crashes.perRun());
        return evidence;
    }

    /** @param crashes how often each run lost its node: so often it may have repeated a call */
    static void assertNothingLost(Evidence evidence, Map<String, Integer> crashes) {
        assertNothingLost(evidence);
        assertThat(evidence.repeatedBeyond(crashes)).isEmpty();
    }

    /** The same where calls may be repeated as often as their attempts' rows tell of. */
    static void assertNothingLost(Evidence evidence) {
        assertThat(evidence.broken()).isEmpty();
        assertThat(evidence.missing()).isEmpty();
        assertThat(evidence.foreign()).isEmpty();
        assertThat(evidence.unrecorded()).isEmpty();
    }
}
