package dev.stepwise.llm;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses MODULE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.stepwise.llm");

    @Test
    void the_loops_their_prompts_and_the_reading_of_replies_are_plain_java() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.stepwise.llm.reasoning..", "dev.stepwise.llm.prompt..", "dev.stepwise.llm.reply..")
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
}
