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
import dev.stepwise.ui.fixture.ApplicationTest;
import dev.stepwise.ui.fixture.LoggedIn;
import dev.stepwise.ui.fixture.Pages;
import dev.stepwise.ui.fixture.People;
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
        assertThat(find(Anchor.class, results().getFirst()).single().getHref()).isEqualTo("/runs/" + run);
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
