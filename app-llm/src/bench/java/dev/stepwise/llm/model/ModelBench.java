package dev.stepwise.llm.model;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.endpoint.ModelTraits;
import dev.stepwise.llm.engine.TestedServer;
import dev.stepwise.llm.fixture.ScriptedContext;
import dev.stepwise.llm.fixture.Ways;
import dev.stepwise.llm.langchain4j.ModelHttp;
import dev.stepwise.settings.PresetName;
import dev.stepwise.settings.SettingsDraft;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Asks a model the same questions in each way, one after the other, and says what became of them. It asserts nothing. */
final class ModelBench {

    private final ModelOptions options;
    private final ModelServer server;
    private final Ways ways;
    private final AnswerFile file;
    private final String model;

    private ModelBench(ModelOptions options, ModelServer server, AnswerFile file) {
        this.options = options;
        this.server = server;
        this.file = file;
        ways = Ways.on(server, new ModelHttp());
        model = server.models().getFirst().name();
    }

    static void main(String[] arguments) throws IOException, InterruptedException {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        if (List.of(arguments).contains("--help")) {
            IO.print(ModelOptions.USAGE);
            return;
        }
        ModelOptions options;
        try {
            options = ModelOptions.of(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.err.print(ModelOptions.USAGE);
            System.exit(2);
            return;
        }
        var server = TestedServer.at(options.url(), options.model()).modelServer();
        var answers = options.results().resolve("model-answers.jsonl");
        var bench = new ModelBench(options, server, new AnswerFile(answers));
        bench.askAll();
        var report = bench.report();
        Files.writeString(options.results().resolve("model.md"), report);
        IO.println();
        IO.println(report);
        IO.println("Every answer: " + answers + "; this table: "
                + options.results().resolve("model.md"));
        System.exit(0);
    }

    private void askAll() throws IOException, InterruptedException {
        var due = due();
        IO.println("%s at %s: %d answers to come, %d are there."
                .formatted(
                        model,
                        server.baseUrl(),
                        due.size(),
                        options.asked().size() * options.ways().size() - due.size()));
        if (due.isEmpty()) {
            return;
        }
        var estimate = new Estimate(secondsAToken());
        IO.println("This takes " + estimate.words(due.stream().map(Due::way).toList()) + ".");
        var began = System.nanoTime();
        for (int i = 0; i < due.size(); i++) {
            file.add(ask(due.get(i).way(), due.get(i).question()));
            if ((i + 1) % 20 == 0) {
                long seconds = (System.nanoTime() - began) / 1_000_000_000;
                IO.println("%d of %d, about %d minutes to go"
                        .formatted(i + 1, due.size(), seconds * (due.size() - i - 1) / (i + 1) / 60));
            }
        }
    }

    private record Due(Way way, Question question) {}

    /** Question by question, so that a run that is ended early has compared all ways on those that it asked. */
    private List<Due> due() {
        var due = new ArrayList<Due>();
        for (var question : options.asked()) {
            for (var way : options.ways()) {
                if (!file.has(model, way, question)) {
                    due.add(new Due(way, question));
                }
            }
        }
        return due;
    }

    private double secondsAToken() throws InterruptedException {
        var plain = Way.all().getFirst();
        var probe = new Question(Question.Kind.ALL, 0, "Tell me something about the sea.", "", List.of());
        var answered = ask(plain, probe);
        return answered.seconds() / Math.max(1, answered.tokens());
    }

    private Answered ask(Way way, Question question) throws InterruptedException {
        var reasoning = ways.of(way.settings().strategy());
        var draft = new SettingsDraft(new PresetName.Own("bench"), server.ref(), model, way.settings());
        var settings = draft.resolve(question.text(), question.number(), ModelTraits.USUAL);
        var run = new ScriptedContext(question.text(), settings, reasoning.systemPrompt(settings, question.text()));
        var began = System.nanoTime();
        var end = reasoning.reason(run);
        return Answered.of(model, way, question, run, end, (System.nanoTime() - began) / 1e9);
    }

    private String report() {
        var results = options.ways().stream()
                .map(way -> new WayResults(way, file.of(model, way, options.asked())))
                .toList();
        return new ModelTable(model, results).text();
    }
}
