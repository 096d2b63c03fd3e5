package dev.stepwise.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.markdown.Markdown;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.annotation.RouteScope;
import com.vaadin.flow.spring.annotation.VaadinSessionScope;
import dev.stepwise.account.AccountId;
import dev.stepwise.endpoint.ModelServers;
import dev.stepwise.run.feed.RunFeed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UiArchitectureTest {

    private static final Pattern MAKES_ELEMENTS = Pattern.compile(
            "(?i)innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|DOMParser|document\\.write");

    /** A string that is or begins the address of a run, or its view as where to go. */
    private static final Pattern RUN_ADDRESS = Pattern.compile("[\"'`]/?runs[/\"'`]|\\bRunView\\.class\\b");

    private static final JavaClasses UI = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages("dev.stepwise.ui", "dev.stepwise.start");

    @Test
    void views_are_known_to_their_own_package_alone() {
        classes()
                .that()
                .areAnnotatedWith(Route.class)
                .or()
                .areAnnotatedWith(Layout.class)
                .or()
                .areAssignableTo(HasErrorParameter.class)
                .should()
                .bePackagePrivate()
                .check(UI);
    }

    /** They outlive a page that is loaded again, and what they hold of it cannot be part of the next one. */
    @Test
    void no_bean_lives_as_long_as_a_route_or_a_session() {
        noClasses()
                .should()
                .beAnnotatedWith(RouteScope.class)
                .orShould()
                .beAnnotatedWith(VaadinSessionScope.class)
                .check(UI);
    }

    @Test
    void no_packages_depend_on_each_other_in_a_circle() {
        slices().matching("dev.stepwise.(**)").should().beFreeOfCycles().check(UI);
    }

    @Test
    void pages_ask_services_and_know_neither_the_database_nor_the_model() {
        noClasses()
                .that()
                .resideInAPackage("dev.stepwise.ui..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.persistence..",
                        "org.hibernate..",
                        "org.springframework.data..",
                        "org.springframework.jdbc..",
                        "java.sql..",
                        "javax.sql..",
                        "dev.stepwise.run.persistence..",
                        "dev.stepwise.settings.persistence..",
                        "dev.stepwise.run.execution..",
                        "dev.stepwise.llm..",
                        "dev.langchain4j..")
                .check(UI);
    }

    /** So that no page asks for somebody whom it names itself; the administrators' page of people alone names others. */
    @Test
    void pages_know_the_actor_and_no_account_by_its_id() {
        noClasses()
                .that()
                .resideInAPackage("dev.stepwise.ui..")
                .and()
                .resideOutsideOfPackages("dev.stepwise.ui.account", "dev.stepwise.ui.people..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(AccountId.class)
                .check(UI);
    }

    @Test
    void what_a_page_knows_of_a_run_is_no_component() {
        noClasses()
                .that()
                .resideInAPackage("dev.stepwise.ui.run.state..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.vaadin..", "dev.stepwise.ui.component..", "dev.stepwise.ui.text..")
                .allowEmptyShould(false)
                .check(UI);
    }

    @Test
    void what_is_said_of_a_run_is_text() {
        noClasses()
                .that()
                .resideInAPackage("dev.stepwise.ui.run.words..")
                .should()
                .dependOnClassesThat(assignableTo(Component.class))
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("dev.stepwise.ui.run.part..")
                .allowEmptyShould(false)
                .check(UI);
    }

    /** So that they can stand on other pages too. */
    @Test
    void parts_of_a_run_take_state_and_callbacks_and_no_more() {
        noClasses()
                .that()
                .resideInAPackage("dev.stepwise.ui.run.part..")
                .should()
                .dependOnClassesThat(nameEndingWith("Service")
                        .or(assignableTo(ModelServers.class))
                        .or(assignableTo(RunFeed.class))
                        .or(resideInAnyPackage(
                                "com.vaadin.flow.router..",
                                "dev.stepwise.ui.account..",
                                "dev.stepwise.ui.shell..",
                                "dev.stepwise.ui.run",
                                "dev.stepwise.ui.run.navigation..")))
                .allowEmptyShould(false)
                .check(UI);
    }

    @Test
    void no_component_that_takes_html_is_used() {
        noClasses()
                .that()
                .resideInAPackage("dev.stepwise.ui..")
                .should()
                .dependOnClassesThat(assignableTo(Html.class).or(assignableTo(Markdown.class)))
                .check(UI);
    }

    /** What a string says is seen in the sources alone; the pages' scripts belong to them. */
    @Test
    void only_the_renderers_script_makes_elements_of_html() throws IOException {
        try (var code = Files.walk(Path.of("src/main/java"));
                var scripts = Files.walk(Path.of("src/main/resources"))) {
            assertThat(Stream.concat(code, scripts)
                            .filter(Files::isRegularFile)
                            .filter(UiArchitectureTest::makesElementsOfHtml))
                    .containsExactly(Path.of("src/main/resources/META-INF/resources/scripts/model-text.js"));
        }
    }

    private static boolean makesElementsOfHtml(Path source) {
        return holds(source, MAKES_ELEMENTS);
    }

    @Test
    void only_the_navigation_of_runs_knows_where_their_pages_are() throws IOException {
        try (var code = Files.walk(Path.of("src/main/java"));
                var scripts = Files.walk(Path.of("src/main/resources/META-INF/resources/scripts"))) {
            assertThat(Stream.concat(code, scripts)
                            .filter(Files::isRegularFile)
                            .filter(source -> holds(source, RUN_ADDRESS)))
                    .containsExactly(Path.of("src/main/java/dev/stepwise/ui/run/navigation/RunNavigation.java"));
        }
    }

    private static boolean holds(Path source, Pattern wanted) {
        try {
            return wanted.matcher(Files.readString(source)).find();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void only_the_start_speaks_to_the_console() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.stepwise.start")
                .should(ACCESS_STANDARD_STREAMS)
                .check(UI);
    }
}
