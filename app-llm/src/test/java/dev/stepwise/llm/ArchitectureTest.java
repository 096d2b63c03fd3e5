package dev.stepwise.llm;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final Pattern TECHNICAL_TEXT = Pattern.compile("[tT]echnical\\(\\s*\"([^\"]*)\"");

    private static final JavaClasses MODULE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.stepwise.llm");

    @Test
    void the_loops_their_prompts_and_the_reading_of_replies_are_plain_java() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.stepwise.llm.reasoning..",
                        "dev.stepwise.llm.prompt..",
                        "dev.stepwise.llm.reply..",
                        "dev.stepwise.llm.repetition..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "jakarta..",
                        "com.vaadin..",
                        "dev.langchain4j..",
                        "dev.stepwise.llm.langchain4j..")
                .check(MODULE);
    }

    @Test
    void langchain4j_is_known_in_one_place() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.stepwise.llm.langchain4j..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.langchain4j..")
                .check(MODULE);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("dev.stepwise.llm.(*)..").should().beFreeOfCycles().check(MODULE);
    }

    /** A page words them; what a server says, and names, come from elsewhere. */
    @Test
    void no_detail_of_a_cause_is_a_sentence_of_ours() throws IOException {
        try (var sources = Files.walk(Path.of("src/main/java/dev/stepwise/llm"))) {
            assertThat(sources.filter(Files::isRegularFile)
                            .flatMap(ArchitectureTest::technicalTexts)
                            .distinct())
                    .containsExactly("HTTP %d%s");
        }
    }

    private static Stream<String> technicalTexts(Path source) {
        try {
            return TECHNICAL_TEXT.matcher(Files.readString(source)).results().map(found -> found.group(1));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
