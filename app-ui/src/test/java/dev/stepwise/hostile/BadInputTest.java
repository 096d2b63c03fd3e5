package dev.stepwise.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextArea;
import dev.stepwise.run.RunState;
import dev.stepwise.settings.Strategy;
import dev.stepwise.ui.fixture.Pages;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What people put into fields and addresses. */
class BadInputTest extends RunReading {

    @Test
    void a_question_that_is_too_long_is_refused_with_the_limit_and_stays_in_the_field() {
        var tooLong = "x".repeat(100_001);

        askOnThePage(tooLong);

        assertThat(find(Paragraph.class).withAttribute("role", "alert").single().getText())
                .contains("The question has 100,001 characters; 100,000 is the limit.");
        assertThat(question().getValue()).isEqualTo(tooLong);
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void a_question_longer_than_the_models_context_fails_at_once_and_says_by_how_much(Strategy strategy) {
        model.behave(Replies.second(Replies.reply("")));
        open(ask("strawberry ".repeat(9_000), strategy));
        until(() -> assertThat(status()).startsWith("Failed"));

        assertThat(notice())
                .startsWith("The question is too long for the model")
                .containsPattern("The question alone needs about 33\\d{3} tokens; the model takes 32768\\.");
        assertThat(model.asked()).isEmpty();
    }

    @Test
    void a_setting_out_of_range_says_the_range_and_is_not_used() {
        Pages.open("");
        press(find(NativeButton.class).withClassName("ask-settings").single());
        var temperature = find(NumberField.class).withLabel("Temperature").single();

        test(temperature).setValue(2.5);

        assertThat(temperature.getErrorMessage()).isEqualTo("Temperature: from 0 to 2.");
        assertThat(temperature.isInvalid()).isTrue();
        assertThat(settingsLine()).contains("temperature 0");
    }

    @Test
    void somebody_elses_run_looks_like_one_that_does_not_exist_and_like_no_address_at_all() {
        var theirs = people.run(
                people.question("boris", "What does Boris ask?", Instant.now()), 1, RunState.ANSWERED, Instant.now());

        var foreign = pageAt("runs/" + theirs);

        assertThat(foreign).contains("There is no such page").doesNotContain("Boris ask");
        assertThat(pageAt("runs/" + UUID.randomUUID())).isEqualTo(foreign);
        assertThat(pageAt("runs/no-id-at-all")).isEqualTo(foreign);
        assertThat(pageAt("runs")).isEqualTo(foreign);
    }

    @ParameterizedTest
    @MethodSource("oddQuestions")
    void an_odd_question_is_asked_kept_and_shown_as_text(String typed, String shown) {
        model.behave(Replies.second(Replies.reply(Replies.step("Two", "The second thought.", "continue"))));

        askOnThePage(typed);
        until(() -> assertThat(status()).startsWith("Answered"));

        assertThat(find(H1.class).single().getText()).isEqualTo(shown);
        assertThat(answerText()).isEqualTo(Replies.ANSWER);
        assertThat(history()).contains(shown.substring(0, 12));
        assertThat(model.asked().getFirst().body()).doesNotContain("\\u0000");
    }

    static Object[][] oddQuestions() {
        var word = "w".repeat(10_000);
        return new Object[][] {
            {"Is a\u0000b one word?", "Is a\uFFFDb one word?"},
            {"Half \uD83D a face, or \uDE00 half?", "Half \uFFFD a face, or \uFFFD half?"},
            {"Right to \u202Etfel\u202C and \u2067back\u2069?", "Right to \uFFFDtfel\uFFFD and \uFFFDback\uFFFD?"},
            {"Is one word: " + word, "Is one word: " + word},
            {"<b>Is this</b> <img src=x onerror=alert(1)>?", "<b>Is this</b> <img src=x onerror=alert(1)>?"},
            {"Is ![this](https://evil.example/x.png) shown?", "Is ![this](https://evil.example/x.png) shown?"},
        };
    }

    private void askOnThePage(String text) {
        Pages.open("");
        test(question()).setValue(text);
        test(find(Button.class).withText("Ask").single()).click();
    }

    private TextArea question() {
        return find(TextArea.class).withAriaLabel("Question").single();
    }

    private String settingsLine() {
        return find(NativeButton.class)
                .withClassName("ask-settings")
                .single()
                .getElement()
                .getTextRecursively();
    }

    private String history() {
        return find(Nav.class).withAriaLabel("History").single().getElement().getTextRecursively();
    }

    private String pageAt(String address) {
        Pages.open(address);
        return ((com.vaadin.flow.component.Component) getCurrentView())
                .getElement()
                .getTextRecursively();
    }
}
