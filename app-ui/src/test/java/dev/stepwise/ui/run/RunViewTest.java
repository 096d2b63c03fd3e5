package dev.stepwise.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.stepwise.run.Cause;
import dev.stepwise.run.RunId;
import dev.stepwise.ui.run.navigation.RunNavigation;
import dev.stepwise.ui.run.part.RunStrip;
import dev.stepwise.ui.run.state.Samples;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that has ended, its steps, and the ways to its page and from it. */
class RunViewTest extends OpenRunView {

    @Test
    void an_answered_run_shows_question_answer_and_folded_steps() {
        open(Samples.answered());

        assertThat(status()).startsWith("Answered");
        assertThat(find(H1.class).single().getText()).isEqualTo("How many Rs are in “strawberry”?");
        assertThat(texts(region("Answer"))).singleElement().asString().startsWith("There are 3 Rs");
        assertThat(stepNames())
                .hasSize(5)
                .startsWith("Step 1: Write the word letter by letter, 2.2 s, 115 tokens")
                .contains("Step 3: Count again by parts: straw + berry, 2nd attempt, 3.4 s, 115 tokens");
        assertThat(openSteps()).isEmpty();
        assertThat(find(H2.class).all())
                .anyMatch(heading -> heading.getElement()
                        .getTextRecursively()
                        .equals("Thought for 12.5 s in 5 steps · the model decided"));
        assertThat(buttons()).contains("Run again").doesNotContain("Stop", "Try to go on");
    }

    @Test
    void a_step_is_filled_when_it_is_opened_and_its_details_when_they_are() {
        open(Samples.answered());
        var step = stepButton(3);
        assertThat(texts(step.getParent().orElseThrow())).isEmpty();

        press(step);

        var item = step.getParent().orElseThrow();
        assertThat(openSteps()).containsExactly(3);
        assertThat(texts(item)).containsExactly("Step **3** says so.\n\nTwice.");
        assertThat(item.getElement().getTextRecursively()).doesNotContain("716");
        press(button(item, "Details"));
        assertThat(item.getElement().getTextRecursively())
                .contains("716", "688", "not accepted: the reply was not of the shape", "half a reply");

        press(step);
        assertThat(openSteps()).isEmpty();
    }

    @Test
    void the_legend_names_only_what_the_timeline_shows() {
        open(Samples.answered());
        assertThat(legend()).contains("generation", "discarded attempt").doesNotContain("without a result");
        open(Samples.failed(Cause.STALLED));
        assertThat(legend()).contains("generation", "discarded attempt", "without a result");
    }

    private String legend() {
        return find(Span.class, find(Paragraph.class).withClassName("legend").single()).all().stream()
                .filter(Component::isVisible)
                .map(phase -> phase.getElement().getTextRecursively())
                .collect(Collectors.joining(" "));
    }

    @Test
    void the_strip_links_all_runs_and_says_only_in_what_they_differ() {
        open(Samples.answered());

        var links = find(Anchor.class, find(RunStrip.class).single()).all();
        assertThat(links)
                .extracting(link -> link.getElement().getTextRecursively())
                .containsExactly(
                        "Run 113.3 sPlain answeranswered", "Run 213.3 sCareful stepsanswered · the model decided");
        assertThat(links)
                .extracting(Anchor::getHref)
                .containsExactly(RunNavigation.href(Samples.PLAIN), RunNavigation.href(Samples.RUN));
        assertThat(links.get(1).getElement().getAttribute("aria-current")).isEqualTo("page");
        assertThat(links.get(0).getElement().hasAttribute("aria-current")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "00000000-0000-0000-0000-000000000099", "%00"})
    void what_is_not_there_is_not_found(String id) {
        UI.getCurrent().navigate(RunNavigation.ROUTE + "/" + id);
        assertThat(getCurrentView().getClass().getSimpleName()).isEqualTo("NotFoundView");
    }

    @Test
    void another_run_of_the_question_begins_with_a_page_of_its_own() {
        open(Samples.answered());
        press(stepButton(3));
        runs.put(plainRun());

        RunNavigation.open(UI.getCurrent(), Samples.PLAIN);

        assertThat(stepNames()).isEmpty();
        RunNavigation.open(UI.getCurrent(), Samples.RUN);
        assertThat(openSteps()).isEmpty();
        assertThat(runs.observers).hasSize(1);
    }

    @Test
    void a_page_that_was_left_follows_no_more() {
        open(Samples.answered());
        assertThat(runs.observers).hasSize(1);
        RunNavigation.open(UI.getCurrent(), new RunId(new UUID(1, 1)));
        assertThat(runs.observers).isEmpty();
    }
}
