package dev.stepwise.llm.tiny;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.endpoint.Flavor;
import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.endpoint.ModelServers;
import dev.stepwise.endpoint.OfferedModel;
import dev.stepwise.llm.fixture.ScriptedContext;
import dev.stepwise.llm.langchain4j.ModelHttp;
import dev.stepwise.llm.langchain4j.OpenAiCalls;
import dev.stepwise.llm.prompt.PromptFolder;
import dev.stepwise.llm.prompt.Prompts;
import dev.stepwise.llm.reasoning.DirectAnswer;
import dev.stepwise.llm.reasoning.StepLoop;
import dev.stepwise.llm.reasoning.SystemPauses;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.Language;
import dev.stepwise.run.OutputMode;
import dev.stepwise.run.RunSettings;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.Strategy;
import dev.stepwise.run.reasoning.ReasoningStrategy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Writes a line of JSON for each question, way and temperature, for {@code tiny_training.judge} to read. The default settings of a
 * run: three to twenty-five steps of 300 tokens, 500 for the answer, the number of the question as the seed.
 */
final class AskThroughTheLoop {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final EndpointRef ENDPOINT =
            new EndpointRef(new EndpointId(new UUID(7, 7)), "tiny", Flavor.LLAMA_CPP);

    private final List<ReasoningStrategy> ways;

    private AskThroughTheLoop(URI baseUrl, int contextTokens) {
        var model = new OfferedModel(TinyModel.NAME, OptionalInt.of(contextTokens));
        var calls = new OpenAiCalls(
                only(new ModelServer(ENDPOINT, baseUrl, Optional.empty(), List.of(model))), new ModelHttp());
        var pauses = new SystemPauses();
        ways = List.of(
                new DirectAnswer(calls, Clock.systemUTC(), pauses),
                new StepLoop(calls, new Prompts(PromptFolder.bundled()), Clock.systemUTC(), pauses));
    }

    /** Arguments: the base URL with /v1, the folder of the test set, the context's tokens, skills and temperatures parted by commas. */
    static void main(String[] arguments) throws IOException, InterruptedException {
        var asked = new AskThroughTheLoop(URI.create(arguments[0]), Integer.parseInt(arguments[2]));
        var questions = new HeldOutQuestions(Path.of(arguments[1]));
        for (var skill : arguments[3].split(",")) {
            for (var temperature : arguments[4].split(",")) {
                int seed = 0;
                for (var heldOut : questions.of(skill)) {
                    asked.ask(heldOut, Double.parseDouble(temperature), seed++);
                }
            }
        }
    }

    private void ask(HeldOutQuestions.HeldOut heldOut, double temperature, int seed)
            throws IOException, InterruptedException {
        for (var way : ways) {
            var settings = settings(way.strategy(), temperature, seed, Language.of(heldOut.question()));
            var run = new ScriptedContext(heldOut.question(), settings, way.systemPrompt(settings));
            var end = way.reason(run);
            var steps = run.stored();
            IO.println(JSON.writeValueAsString(Map.of(
                    "skill", heldOut.skill(),
                    "question", heldOut.question(),
                    "expected", heldOut.expected(),
                    "way", way.strategy() == Strategy.STEPS ? "driven" : "plain",
                    "temperature", temperature,
                    "answer", text(steps, StepKind.ANSWER).stream().findFirst().orElse(""),
                    "steps", text(steps, StepKind.REASONING),
                    "attempts", run.storedAttempts().size(),
                    "tokens",
                            steps.stream().mapToInt(AskThroughTheLoop::written).sum(),
                    "end", end.toString())));
        }
    }

    private static List<String> text(List<CompletedStep> steps, StepKind kind) {
        return steps.stream()
                .filter(step -> step.ref().kind() == kind)
                .map(CompletedStep::content)
                .toList();
    }

    private static int written(CompletedStep step) {
        return step.figures().tokens().completion().orElse(0);
    }

    private static RunSettings settings(Strategy strategy, double temperature, int seed, Language language) {
        return new RunSettings(
                "test set",
                ENDPOINT,
                TinyModel.NAME,
                strategy,
                temperature,
                1,
                seed,
                3,
                25,
                300,
                500,
                OutputMode.JSON_SCHEMA,
                language);
    }

    private static ModelServers only(ModelServer known) {
        return new ModelServers() {
            @Override
            public List<ModelServer> available() {
                return List.of(known);
            }

            @Override
            public Optional<ModelServer> find(EndpointId id) {
                return Optional.of(known);
            }
        };
    }
}
