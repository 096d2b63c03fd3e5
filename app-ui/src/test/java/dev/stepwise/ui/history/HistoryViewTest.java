package dev.stepwise.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import dev.stepwise.run.RunState;
import dev.stepwise.run.StepKind;
import dev.stepwise.ui.fixture.ApplicationTest;
import dev.stepwise.ui.fixture.LoggedIn;
import dev.stepwise.ui.fixture.Pages;
import dev.stepwise.ui.fixture.People;
import dev.stepwise.ui.run.navigation.RunNavigation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
@LoggedIn
@ViewPackages(packages = "dev.stepwise.ui")
class HistoryViewTest extends SpringBrowserlessTest {

    private final Instant now = Instant.now();

    @Autowired
    private People people;

    @BeforeEach
    void nothingAsked() {
        people.forgetQuestions();
    }

    @Test
    void typing_searches_and_leaves_the_text_in_the_address() {
        var question = people.question("mira", "Is 0.1 a DECIMAL number?", now);
        var run = people.run(question, 1, RunState.ANSWERED, now);
        ask("Something else");
        Pages.open("history");
        assertThat(results()).hasSize(2);
        test(field()).setValue("decimal");
        assertThat(results()).hasSize(1);
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("history?q=decimal");
        assertThat(find(Anchor.class, results().getFirst()).single().getHref()).isEqualTo(RunNavigation.href(run));
        assertThat(results().getFirst().getElement().getTextRecursively())
                .contains("Is 0.1 a DECIMAL number?", "1 run · today ");
    }

    @Test
    void the_address_brings_the_search_back() {
        ask("Is 0.1 a decimal number?");
        ask("Something else");
        Pages.open("history?q=else");
        assertThat(field().getValue()).isEqualTo("else");
        assertThat(results()).hasSize(1);
        Pages.open("history");
        assertThat(field().getValue()).isEmpty();
        assertThat(results()).hasSize(2);
    }

    @Test
    void nothing_found_says_for_what_and_offers_all() {
        ask("Is 0.1 a decimal number?");
        Pages.open("history?q=base%207");
        assertThat(headings()).contains("Nothing found for “base 7”");
        assertThat(find(Anchor.class).withText("Show all questions").exists()).isTrue();
    }

    @Test
    void nothing_asked_yet_offers_to_ask() {
        Pages.open("history");
        assertThat(headings()).contains("Nothing was asked yet");
        assertThat(find(Anchor.class).withText("Ask a question").exists()).isTrue();
    }

    @Test
    void further_pages_are_loaded_under_the_first() {
        for (int n = 0; n <= HistoryView.PAGE_SIZE; n++) {
            ask("Question " + n);
        }
        Pages.open("history");
        assertThat(results()).hasSize(HistoryView.PAGE_SIZE);
        assertThat(status()).isEqualTo("The newest 30 questions");
        test(find(NativeButton.class, find(SearchResults.class).single())
                        .withText("Load more")
                        .single())
                .click();
        assertThat(results()).hasSize(HistoryView.PAGE_SIZE + 1);
        assertThat(status()).isEqualTo("31 questions");
    }

    @Test
    void a_text_that_is_too_long_to_search_for_is_cut_and_that_is_said() {
        ask("x".repeat(500));
        Pages.open("history?q=" + "x".repeat(499));
        assertThat(notes()).noneMatch(note -> note.contains("at most 500 characters"));
        test(field()).setValue("x".repeat(500));
        assertThat(notes()).anyMatch(note -> note.contains("at most 500 characters"));
        Pages.open("history?q=" + "x".repeat(200_000));
        assertThat(results()).hasSize(1);
        assertThat(field().getValue()).hasSize(500);
        assertThat(field().getMaxLength()).isEqualTo(500);
        assertThat(notes()).anyMatch(note -> note.contains("at most 500 characters"));
    }

    @Test
    void what_was_typed_is_text_and_no_pattern() {
        ask("100 % of what?");
        ask("Nothing of the kind");
        Pages.open("history?q=%25");
        assertThat(results()).hasSize(1);
    }

    @Test
    void html_in_a_question_is_text() {
        ask("<img src=x onerror=alert(1)> is that a question?");
        Pages.open("history?q=IMG");
        assertThat(results().getFirst().getElement().getTextRecursively()).contains("<img src=x onerror=alert(1)>");
        assertThat(results().getFirst().getElement().getOuterHTML()).doesNotContain("<img");
    }

    @Test
    void a_hit_in_a_step_or_an_answer_says_where_it_is_and_leads_there() {
        var question = people.question("mira", "Which is larger?", now);
        people.run(question, 1, RunState.ANSWERED, now);
        var run = people.run(question, 2, RunState.ANSWERED, now);
        people.step(question, run, 2, StepKind.REASONING, "A title\n9.9 has one <b>decimal</b> place.");
        people.step(question, run, 3, StepKind.ANSWER, "Decimal or not. " + "x ".repeat(5000));
        Pages.open("history?q=decimal");
        assertThat(hits())
                .extracting(hit -> hit.getElement().getTextRecursively())
                .satisfiesExactly(
                        step -> assertThat(step).isEqualTo("Run 2, step 2A title 9.9 has one <b>decimal</b> place."),
                        answer -> assertThat(answer)
                                .startsWith("Run 2, answerDecimal or not. x x")
                                .endsWith("…This text is longer than the 8,000 characters that were searched."));
        assertThat(hits().getFirst().getHref()).isEqualTo(RunNavigation.href(run));
        assertThat(hits().getFirst().getElement().getOuterHTML())
                .contains("<mark>decimal</mark>")
                .doesNotContain("<b>");
    }

    @Test
    void a_hit_further_on_in_a_question_is_shown_and_one_in_its_beginning_is_marked_there() {
        ask("Is this an owl?");
        ask("A long one. " + "And so on. ".repeat(40) + "Is this a raven?");
        Pages.open("history?q=owl");
        assertThat(hits()).isEmpty();
        assertThat(results().getFirst().getElement().getOuterHTML()).contains("<mark>owl</mark>");
        Pages.open("history?q=raven");
        assertThat(hits()).hasSize(1);
        assertThat(hits().getFirst().getElement().getTextRecursively())
                .startsWith("Question…")
                .contains("Is this a raven?");
    }

    @Test
    void a_search_says_how_far_it_looks() {
        ask("Is this an owl?");
        Pages.open("history?q=raven");
        assertThat(reach()).isTrue();
        Pages.open("history");
        assertThat(reach()).isFalse();
    }

    @Test
    void marks_that_turn_the_direction_of_a_text_turn_nothing() {
        ask("Right to \u202Etfel\u202C?");
        Pages.open("history?q=tfel");
        assertThat(results().getFirst().getElement().getTextRecursively()).contains("Right to \uFFFDtfel\uFFFD?");
        Pages.open("history?q=\u202Enothing");
        assertThat(headings()).anyMatch(heading -> heading.contains("\uFFFDnothing"));
    }

    private void ask(String text) {
        people.run(people.question("mira", text, now), 1, RunState.ANSWERED, now);
    }

    private List<String> notes() {
        return find(Paragraph.class, find(SearchResults.class).single()).all().stream()
                .map(Paragraph::getText)
                .toList();
    }

    private TextField field() {
        return find(TextField.class).all().stream()
                .filter(field ->
                        field.getAriaLabel().filter("Search history"::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private List<Section> results() {
        return find(Section.class, find(SearchResults.class).single()).all();
    }

    private List<HitLine> hits() {
        return find(HitLine.class, find(SearchResults.class).single()).all();
    }

    private boolean reach() {
        return find(Paragraph.class).all().stream()
                .anyMatch(
                        text -> text.isVisible() && text.getText().contains("into the first 8,000 characters of each"));
    }

    private List<String> headings() {
        return find(H2.class).all().stream().map(H2::getText).toList();
    }

    private String status() {
        return find(Paragraph.class).all().stream()
                .filter(text -> "status".equals(text.getElement().getAttribute("role")))
                .map(Component::getElement)
                .map(element -> element.getText())
                .findFirst()
                .orElseThrow();
    }
}
