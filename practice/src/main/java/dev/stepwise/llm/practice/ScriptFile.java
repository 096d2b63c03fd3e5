package dev.stepwise.llm.practice;

import dev.stepwise.llm.practice.Script.ScriptedStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a script from {@code practice/<language>/<name>.md}: lines {@code asks: <question>}, then sections {@code ## step: <title> | <other
 * title>}, {@code ## further: <title>}, {@code ## answer} and {@code ## direct}, each followed by its text.
 */
final class ScriptFile {

    private static final Pattern SECTION = Pattern.compile("(?m)^## ");

    private final List<String> sections;

    private ScriptFile(String text) {
        sections = SECTION.splitAsStream(text).toList();
    }

    /** @throws IllegalStateException if the application was packed without it */
    static Script load(String path) {
        return new ScriptFile(text(path)).script();
    }

    private static String text(String path) {
        try (var in = ScriptFile.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("There is no resource " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Script script() {
        return new Script(asks(), steps("step: "), steps("further: "), body("answer"), body("direct"));
    }

    private List<String> asks() {
        return sections.getFirst()
                .lines()
                .filter(line -> line.startsWith("asks: "))
                .map(line -> line.substring("asks: ".length()))
                .toList();
    }

    private List<ScriptedStep> steps(String kind) {
        return sections(kind)
                .map(section -> new ScriptedStep(
                        List.of(heading(section).substring(kind.length()).split(" \\| ", -1)), textOf(section)))
                .toList();
    }

    private String body(String kind) {
        return sections(kind).findFirst().map(ScriptFile::textOf).orElse("");
    }

    private Stream<String> sections(String kind) {
        return sections.stream().skip(1).filter(section -> section.startsWith(kind));
    }

    private static String heading(String section) {
        return section.lines().findFirst().orElse("");
    }

    private static String textOf(String section) {
        return section.substring(heading(section).length()).strip();
    }
}
