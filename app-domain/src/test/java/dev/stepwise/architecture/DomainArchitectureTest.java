package dev.stepwise.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.data.repository.Repository;

class DomainArchitectureTest {

    private static final JavaClasses DOMAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages("dev.stepwise");

    @Test
    void no_packages_depend_on_each_other_in_a_circle() {
        slices().matching("dev.stepwise.(**)").should().beFreeOfCycles().check(DOMAIN);
    }

    /** The columns that the tables of runs and presets share are known to both. */
    @Test
    void entities_and_repositories_are_known_to_their_own_package_alone() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .or()
                .areAnnotatedWith(Embeddable.class)
                .or()
                .areAssignableTo(Repository.class)
                .and()
                .doNotHaveSimpleName("ReasoningColumns")
                .should()
                .bePackagePrivate()
                .check(DOMAIN);
    }

    @Test
    void the_vocabulary_knows_no_framework() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.stepwise.run", "dev.stepwise.run.reasoning", "dev.stepwise.settings")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "jakarta..", "org.hibernate..", "com.github..")
                .check(DOMAIN);
    }

    /** Seven numbers in a row are read wrongly by everybody. */
    @Test
    void no_constructor_takes_more_than_six_numbers_or_six_texts() {
        for (var type : DOMAIN) {
            for (var constructor : type.getConstructors()) {
                assertThat(constructor.getRawParameterTypes().stream()
                                .collect(Collectors.groupingBy(DomainArchitectureTest::kind, Collectors.counting())))
                        .as(constructor.getFullName())
                        .allSatisfy((kind, count) ->
                                assertThat(count).as(kind).isLessThanOrEqualTo(kind.equals("other") ? 99 : 6));
            }
        }
    }

    private static String kind(JavaClass type) {
        return switch (type.getSimpleName()) {
            case "int",
                    "long",
                    "double",
                    "Integer",
                    "Long",
                    "Double",
                    "OptionalInt",
                    "OptionalLong",
                    "OptionalDouble" -> "numbers";
            case "String" -> "texts";
            default -> "other";
        };
    }
}
