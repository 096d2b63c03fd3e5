package dev.stepwise.llm.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of finish reasons that people read is the one that the code uses. */
class FinishReasonsRecordTest {

    private static final Path RECORD = Path.of("../docs/decisions/0028-only-a-real-end-is-an-answer.md");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    @ParameterizedTest
    @EnumSource(value = FinishReasons.Meaning.class, mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
    void every_reason_of_the_code_stands_in_the_record_and_none_besides(FinishReasons.Meaning meaning)
            throws IOException {
        assertThat(recorded(meaning)).containsExactlyElementsOf(FinishReasons.named(meaning));
    }

    private static List<String> recorded(FinishReasons.Meaning meaning) throws IOException {
        var row = "| " + meaning.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " |";
        var cells = Files.readAllLines(RECORD).stream()
                .filter(line -> line.startsWith(row))
                .map(line -> line.split("\\|")[2])
                .collect(Collectors.joining());
        var names = new ArrayList<String>();
        NAME.matcher(cells).results().forEach(found -> names.add(found.group(1)));
        return names;
    }
}
