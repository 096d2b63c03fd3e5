package dev.stepwise.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.stepwise.account.AccountId;
import dev.stepwise.account.Actor;
import dev.stepwise.account.KnownBrowsers;
import dev.stepwise.account.LoginAccounts;
import dev.stepwise.account.LoginSessions;
import dev.stepwise.account.LoginTokens;
import dev.stepwise.run.RunAccess;
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

    /** What is asked before anybody is logged in knows an account by its id alone. */
    @Test
    void services_that_a_person_calls_take_the_actor_or_an_access_to_a_run() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areInterfaces()
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .doNotBelongToAnyOf(
                        LoginAccounts.class,
                        LoginTokens.class,
                        LoginSessions.class,
                        KnownBrowsers.class,
                        RunAccess.class)
                .should(takeNoAccountInTheActorsPlace())
                .check(DOMAIN);
    }

    private static ArchCondition<JavaMethod> takeNoAccountInTheActorsPlace() {
        return new ArchCondition<>(
                "take an Actor or a RunAccess first, wherever the service has one or the method an AccountId") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var types = method.getRawParameterTypes();
                boolean isOfAPerson =
                        method.getOwner().getMethods().stream().anyMatch(DomainArchitectureTest::beginsWithAPerson)
                                && !method.getModifiers().contains(JavaModifier.STATIC);
                boolean takesAccount = types.stream().anyMatch(type -> type.isEquivalentTo(AccountId.class));
                if ((isOfAPerson || takesAccount) && !beginsWithAPerson(method)) {
                    events.add(SimpleConditionEvent.violated(
                            method, method.getFullName() + " takes neither an Actor nor a RunAccess first"));
                }
            }
        };
    }

    private static boolean beginsWithAPerson(JavaMethod method) {
        return method.getRawParameterTypes().stream()
                .limit(1)
                .anyMatch(type -> type.isEquivalentTo(Actor.class) || type.isAssignableTo(RunAccess.class));
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
