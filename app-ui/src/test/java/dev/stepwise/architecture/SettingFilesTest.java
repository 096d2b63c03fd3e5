package dev.stepwise.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.endpoint.OutputMode;
import dev.stepwise.endpoint.PromptStyle;
import dev.stepwise.settings.ChoiceSetting;
import dev.stepwise.settings.Language;
import dev.stepwise.settings.NumberSetting;
import dev.stepwise.settings.ReasoningEffort;
import dev.stepwise.settings.Setting;
import dev.stepwise.settings.TextsSetting;
import dev.stepwise.ui.component.Texts;
import dev.stepwise.ui.run.words.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which files a setting touches, as CONTRIBUTING promises to whoever adds one; {@code top_p} stands for all. */
class SettingFilesTest {

    private static final Pattern TOP_P = Pattern.compile("\\b(topP|TOP_P|top_p)\\b");

    /** What speaks the model server's side of the protocol knows no settings of a run. */
    private static final List<String> SERVERS = List.of("llm/tiny/", "llm/serving/");

    /** Two settings that are one thing to a reader. */
    private static final Set<NumberSetting> STEPS = Set.of(NumberSetting.MIN_STEPS, NumberSetting.MAX_STEPS);

    /** Some servers refuse top p; a setting that all of them take does not touch these. */
    private static final Set<String> REFUSALS = Set.of("Refusals.java", "RequestForm.java", "RequestPart.java");

    private static final List<String> FILES = List.of(
            "ChatRequests.java",
            "NumberSetting.java",
            "ReasoningColumns.java",
            "ReasoningSettings.java",
            "Sampling.java",
            "SettingsFields.java");

    @Test
    void a_setting_touches_the_files_that_contributing_names_and_no_others() throws IOException {
        var touched = Stream.of("../app-domain", "../app-llm", "../app-ui")
                .flatMap(module -> sources(Path.of(module, "src/main/java")))
                .filter(source -> SERVERS.stream().noneMatch(source.toString()::contains))
                .filter(SettingFilesTest::namesTopP)
                .map(source -> source.getFileName().toString())
                .filter(file -> !REFUSALS.contains(file))
                .sorted();

        assertThat(touched).containsExactlyElementsOf(FILES);
        var contributing = Files.readString(Path.of("../CONTRIBUTING.md"));
        assertThat(contributing.lines().filter(line -> line.startsWith("| a setting |")))
                .singleElement()
                .asString()
                .contains(FILES.stream()
                        .map(file -> "`" + file.replace(".java", "") + "`")
                        .toList());
    }

    @Test
    void each_setting_has_its_texts() {
        var texts = new Texts();

        assertThat(Stream.of(NumberSetting.values()).map(Setting::wordingKey))
                .allMatch(key -> texts.has("settings." + key), "has a label in the form");
        assertThat(Stream.of(NumberSetting.values())
                        .filter(setting -> !STEPS.contains(setting))
                        .map(Setting::wordingKey))
                .allMatch(key -> texts.has("run.strip." + key), "is told of a run that has it otherwise");
        assertThat(texts.has("run.strip.steps")).isTrue();
        assertThat(Stream.of(Language.values()).map(Words::key))
                .allMatch(
                        language -> texts.has("run.strip.language." + language),
                        "is told of a run that has it otherwise");
        assertThat(choices(ChoiceSetting.OUTPUT_MODE, OutputMode.values()))
                .allMatch(key -> texts.has("settings." + key) && texts.has("run.strip." + key));
        assertThat(choices(ChoiceSetting.PROMPT, PromptStyle.values()))
                .allMatch(key -> texts.has("settings." + key) && texts.has("run.strip." + key));
        assertThat(choices(ChoiceSetting.REASONING_EFFORT, ReasoningEffort.values()))
                .allMatch(key -> texts.has("settings." + key) && texts.has("run.strip." + key));
        assertThat(Stream.of(NumberSetting.values())
                        .filter(setting -> setting.isOptional() && setting != NumberSetting.SEED)
                        .map(Setting::wordingKey))
                .allMatch(key -> texts.has("run.strip.open." + key), "is told where it is left open");
        assertThat(List.of(ChoiceSetting.STRATEGY, ChoiceSetting.OUTPUT_MODE, ChoiceSetting.PROMPT, TextsSetting.STOP))
                .allMatch(setting -> texts.has("settings." + setting.wordingKey()), "has a label in the form");
    }

    private static Stream<String> choices(ChoiceSetting setting, Enum<?>... values) {
        return Stream.of(values).map(value -> setting.wordingKey() + "." + Words.key(value));
    }

    private static Stream<Path> sources(Path folder) {
        try {
            return Files.walk(folder).filter(file -> file.toString().endsWith(".java"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean namesTopP(Path source) {
        try {
            return TOP_P.matcher(Files.readString(source)).find();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
