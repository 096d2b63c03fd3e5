package dev.stepwise.llm.thinking;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.slf4j.LoggerFactory;

/** Asks the held-out questions plainly and step by step, and says what the steps changed. It asserts nothing. */
final class ThinkingBench {

    private final ThinkingOptions options;
    private final List<Asking> lanes;

    private ThinkingBench(ThinkingOptions options, Lanes lanes) {
        this.options = options;
        this.lanes = lanes.servers().stream().map(Asking::new).toList();
    }

    static void main(String[] arguments) throws IOException, InterruptedException {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        if (List.of(arguments).contains("--help")) {
            IO.print(ThinkingOptions.USAGE);
            return;
        }
        ThinkingOptions options;
        try {
            options = ThinkingOptions.of(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.err.print(ThinkingOptions.USAGE);
            System.exit(2);
            return;
        }
        try (var lanes = Lanes.open(options)) {
            IO.println("Asking " + lanes.model() + " on " + lanes.place() + ".");
            var bench = new ThinkingBench(options, lanes);
            var answers = bench.ask(skills(options, lanes));
            var report = new ThinkingReport(Instant.now(), lanes.model(), lanes.place(), comparisons(options, answers));
            report.write(options.results(), answers);
            IO.println();
            IO.println(ThinkingTable.of(report));
            IO.println("The same as JSON, as a plot, and each answer: " + options.results()
                    + "/thinking.json, .svg, -answers.jsonl");
        } catch (IOException failed) {
            System.err.println(failed.getMessage());
            System.exit(1);
        }
    }

    /** What the tiny model has to refuse, other models know. */
    private static List<Skill> skills(ThinkingOptions options, Lanes lanes) {
        if (!options.skills().isEmpty()) {
            return options.skills();
        }
        return Arrays.stream(Skill.values())
                .filter(skill -> lanes.areTiny() || skill != Skill.REFUSALS)
                .toList();
    }

    private List<Asked> ask(List<Skill> skills) throws IOException, InterruptedException {
        var answers = new ArrayList<Asked>();
        var questions = new HeldOutQuestions(options.testSet());
        for (var skill : skills) {
            for (double temperature : options.temperatures()) {
                var began = System.nanoTime();
                var asked = ask(questions.of(skill, options.most()), temperature);
                answers.addAll(asked);
                IO.println("%s at %s: %d questions in %d s"
                        .formatted(
                                skill.words(),
                                temperature,
                                asked.size() / 2,
                                (System.nanoTime() - began) / 1_000_000_000));
            }
        }
        return answers;
    }

    /** Each lane takes every so-manieth question, so that which lane a question meets does not depend on time. */
    private List<Asked> ask(List<HeldOutQuestions.HeldOut> questions, double temperature)
            throws IOException, InterruptedException {
        var jobs = new ArrayList<Callable<List<Asked>>>();
        for (int first = 0; first < lanes.size(); first++) {
            int lane = first;
            jobs.add(() -> {
                var asked = new ArrayList<Asked>();
                for (int i = lane; i < questions.size(); i += lanes.size()) {
                    asked.addAll(lanes.get(lane).ask(questions.get(i), temperature));
                }
                return asked;
            });
        }
        var all = new ArrayList<Asked>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var lane : threads.invokeAll(jobs)) {
                all.addAll(lane.get());
            }
        } catch (ExecutionException failed) {
            throw new IOException("Asking failed: " + failed.getCause(), failed);
        }
        all.sort(Comparator.comparing(asked -> asked.question().number()));
        return all;
    }

    private static List<Comparison> comparisons(ThinkingOptions options, List<Asked> answers) {
        var comparisons = new ArrayList<Comparison>();
        for (var skill : Skill.values()) {
            for (double temperature : options.temperatures()) {
                var asked = answers.stream()
                        .filter(one -> one.question().skill() == skill && one.temperature() == temperature)
                        .toList();
                if (!asked.isEmpty()) {
                    comparisons.add(Comparison.of(skill, temperature, asked));
                }
            }
        }
        return comparisons;
    }
}
