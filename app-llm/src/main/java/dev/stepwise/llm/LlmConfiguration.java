package dev.stepwise.llm;

import dev.stepwise.endpoint.AllowedAddresses;
import dev.stepwise.endpoint.EqualServers;
import dev.stepwise.endpoint.ModelServerProbe;
import dev.stepwise.endpoint.ModelServerTrial;
import dev.stepwise.endpoint.ModelServers;
import dev.stepwise.endpoint.ServerLoads;
import dev.stepwise.llm.langchain4j.HttpModelServerProbe;
import dev.stepwise.llm.langchain4j.HttpModelServerTrial;
import dev.stepwise.llm.langchain4j.LearntForms;
import dev.stepwise.llm.langchain4j.MetricsOfServers;
import dev.stepwise.llm.langchain4j.ModelHttp;
import dev.stepwise.llm.langchain4j.OpenAiCalls;
import dev.stepwise.llm.prompt.PromptVersions;
import dev.stepwise.llm.reasoning.ChatCalls;
import dev.stepwise.llm.reasoning.Pauses;
import dev.stepwise.llm.reasoning.SingleCall;
import dev.stepwise.llm.reasoning.StepLoop;
import dev.stepwise.llm.reasoning.SystemPauses;
import dev.stepwise.llm.serving.Pace;
import dev.stepwise.llm.tiny.EmbeddedTiny;
import dev.stepwise.run.RefusedParts;
import dev.stepwise.run.reasoning.ReasoningStrategy;
import dev.stepwise.settings.Strategy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module gives to the application. */
@Configuration(proxyBeanMethods = false)
class LlmConfiguration {

    @Bean
    ModelHttp modelHttp(AllowedAddresses allowed) {
        return new ModelHttp(allowed);
    }

    @Bean
    RefusedParts refusedParts(ChatCalls calls) {
        return calls::refused;
    }

    @Bean
    ServerLoads serverLoads(ModelServers servers, ModelHttp http) {
        return new MetricsOfServers(servers, http);
    }

    @Bean
    ModelServerTrial modelServerTrial(ModelHttp http, LearntForms learnt) {
        return new HttpModelServerTrial(http, learnt);
    }

    @Bean
    LearntForms learntForms() {
        return new LearntForms();
    }

    @Bean
    ChatCalls chatCalls(ModelServers servers, EqualServers equals, LearntForms learnt, ModelHttp http) {
        return new OpenAiCalls(servers, equals, learnt, http);
    }

    @Bean
    PromptVersions prompts() {
        return PromptVersions.bundled();
    }

    @Bean
    Pauses pauses(@Value("${stepwise.limits.server-wait:10m}") Duration serverWait) {
        return new SystemPauses(serverWait);
    }

    @Bean
    ReasoningStrategy stepLoop(ChatCalls calls, PromptVersions prompts, Pauses pauses) {
        return new StepLoop(calls, prompts, Clock.systemUTC(), pauses);
    }

    @Bean
    ReasoningStrategy directAnswer(ChatCalls calls, PromptVersions prompts, Pauses pauses) {
        return new SingleCall(Strategy.DIRECT, calls, prompts, Clock.systemUTC(), pauses);
    }

    @Bean
    ReasoningStrategy oneCall(ChatCalls calls, PromptVersions prompts, Pauses pauses) {
        return new SingleCall(Strategy.ONE_CALL, calls, prompts, Clock.systemUTC(), pauses);
    }

    @Bean
    ReasoningStrategy answerOnly(ChatCalls calls, PromptVersions prompts, Pauses pauses) {
        return new SingleCall(Strategy.ANSWER_ONLY, calls, prompts, Clock.systemUTC(), pauses);
    }

    @Bean
    ModelServerProbe modelServerProbe(ModelHttp http) {
        return new HttpModelServerProbe(http);
    }

    /** Costs nothing until somebody asks for its address; its engine runs only while somebody wants it. */
    @Bean
    EmbeddedTiny tinyServer(
            @Value("${stepwise.tiny.tokens-per-second:40}") double tokensPerSecond,
            @Value("${stepwise.tiny.weights:}") String weights,
            @Value("${stepwise.tiny.folder:}") String folder,
            @Value("${stepwise.temporary:}") String temporary) {
        var pace = tokensPerSecond == 0 ? Pace.FASTEST : new Pace(tokensPerSecond, Duration.ZERO);
        return new EmbeddedTiny(pace, path(weights), path(folder).or(() -> path(temporary)));
    }

    private static Optional<Path> path(String named) {
        return Optional.of(named).filter(name -> !name.isBlank()).map(Path::of);
    }
}
