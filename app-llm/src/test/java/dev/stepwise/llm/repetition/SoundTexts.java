package dev.stepwise.llm.repetition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Replies that nothing is wrong with, though they say some things often. */
final class SoundTexts {

    private final Random random = new Random(1);
    private final Prose prose = new Prose(random);

    /** So many of each kind. */
    Stream<String> ofEachKind(int count) {
        return IntStream.range(0, count)
                .boxed()
                .flatMap(_ -> Stream.of(
                                english(),
                                chinese(),
                                table(),
                                zeros(),
                                fraction(),
                                genes(),
                                refrain(),
                                laughter(),
                                equalLines(),
                                code(),
                                listOfValues(),
                                ruled())
                        .map(middle ->
                                english() + "\n\n" + middle + "\n\n" + (random.nextBoolean() ? english() : chinese())));
    }

    /** What is written in this project: code, documents, prompts in both languages. */
    static List<String> ofThisProject() {
        try (var files = Files.walk(Path.of("src"))) {
            return Stream.concat(files, Stream.of(Path.of("../README.md"), Path.of("../ARCHITECTURE.md")))
                    .filter(file -> file.toString().matches(".*\\.(java|md)"))
                    .map(SoundTexts::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String english() {
        return prose.english(20 + random.nextInt(400));
    }

    private String chinese() {
        return prose.chinese(20 + random.nextInt(200));
    }

    private String table() {
        int columns = 2 + random.nextInt(8);
        boolean equal = random.nextInt(3) == 0;
        var cell = random.nextBoolean() ? "yes" : "0";
        return row(columns, "Column")
                + row(columns, "-".repeat(3 + random.nextInt(20)))
                + times(
                        2 + random.nextInt(10),
                        () -> row(columns, equal ? cell : prose.english(2 + random.nextInt(8))));
    }

    private static String row(int columns, String cell) {
        return "| " + String.join(" | ", Collections.nCopies(columns, cell)) + " |\n";
    }

    private String zeros() {
        int size = 2 + random.nextInt(11);
        return switch (random.nextInt(4)) {
            case 0 ->
                "\\begin{pmatrix}\n" + (String.join(" & ", Collections.nCopies(size, "0")) + " \\\\\n").repeat(size)
                        + "\\end{pmatrix}";
            case 1 -> ("0 ".repeat(size).strip() + "\n").repeat(size);
            case 2 -> "[" + ("[" + "0, ".repeat(size) + "0],\n").repeat(size) + "]";
            default ->
                IntStream.range(0, size)
                        .mapToObj(row -> "0 ".repeat(row) + "1 " + "0 ".repeat(size - row - 1))
                        .collect(Collectors.joining("\n"));
        };
    }

    private String fraction() {
        int divisor = 3 + random.nextInt(40);
        var digits = new StringBuilder("1/" + divisor + " = 0.");
        int rest = 1;
        for (int place = 0; place < 200; place++) {
            rest *= 10;
            digits.append(rest / divisor);
            rest %= divisor;
        }
        return digits.toString();
    }

    private String genes() {
        var unit = IntStream.range(0, 1 + random.nextInt(6))
                .mapToObj(_ -> String.valueOf("ACGT".charAt(random.nextInt(4))))
                .collect(Collectors.joining());
        var around = IntStream.range(0, 150)
                .mapToObj(_ -> String.valueOf("ACGT".charAt(random.nextInt(4))))
                .collect(Collectors.joining());
        return around + unit.repeat(20 + random.nextInt(240 / unit.length())) + around;
    }

    private String refrain() {
        var lines = times(4, () -> prose.english(15 + random.nextInt(15)) + "\n");
        var hook = (prose.english(8 + random.nextInt(12)) + "\n").repeat(4);
        return times(3, () -> times(4, () -> prose.english(30) + "\n") + "\n" + lines + hook + "\n") + lines.repeat(2);
    }

    private String laughter() {
        return random.nextBoolean()
                ? List.of("ha ", "Ho ho ho! ", "na na na, ")
                        .get(random.nextInt(3))
                        .repeat(3 + random.nextInt(28))
                : List.of("哈", "呵呵", "啦啦啦").get(random.nextInt(3)).repeat(2 + random.nextInt(40));
    }

    private String equalLines() {
        return random.nextBoolean()
                ? ("- " + prose.english(3 + random.nextInt(25)) + "\n").repeat(2 + random.nextInt(11))
                : ("- " + prose.chinese(2 + random.nextInt(8)) + "\n").repeat(2 + random.nextInt(11));
    }

    private String code() {
        var line = "    " + prose.english(10 + random.nextInt(30)).replace(' ', '_') + "();\n";
        return "```python\n" + times(5, () -> prose.english(30).replace(' ', '.') + "\n")
                + line.repeat(1 + random.nextInt(16)) + "```";
    }

    private String listOfValues() {
        var value = List.of("0", "1.0", "\"\"", "null", "false", "0x00").get(random.nextInt(6));
        return "```\n[" + (value + ", ").repeat(4 + random.nextInt(80)) + value + "]\n```";
    }

    private String ruled() {
        return List.of("-", "=", "_", "*", ". ", "#").get(random.nextInt(6)).repeat(3 + random.nextInt(200));
    }

    private static String times(int count, Supplier<String> text) {
        return IntStream.range(0, count).mapToObj(_ -> text.get()).collect(Collectors.joining());
    }
}
