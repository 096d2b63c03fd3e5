package dev.stepwise.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.stepwise.ui.fixture.Pages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What pages that are open say when the model server goes, comes back, or offers another model. */
class OpenPageTest extends RunReading {

    @AfterEach
    void recover() {
        model.comeBack();
        model.offer(FaultyModel.MODEL, FaultyModel.HOSTILE_NAME);
    }

    @Test
    void an_open_page_says_that_the_server_is_gone_and_stops_saying_so_when_it_is_back() {
        Pages.open("");
        until(() -> assertThat(isSaidToBeGone()).isFalse());

        model.goAway();
        until(() -> assertThat(isSaidToBeGone()).isTrue());

        model.comeBack();
        until(() -> assertThat(isSaidToBeGone()).isFalse());
    }

    @Test
    void a_model_that_was_swapped_is_offered_on_the_open_page() {
        Pages.open("");
        until(() -> assertThat(find(Span.class).all())
                .anySatisfy(words -> assertThat(words.getText()).contains(FaultyModel.MODEL)));

        model.offer("another-14b");

        until(() -> assertThat(find(Span.class).all())
                .anySatisfy(words -> assertThat(words.getText()).contains("another-14b")));
    }

    private boolean isSaidToBeGone() {
        return find(Paragraph.class).all().stream()
                .anyMatch(words -> words.isVisible()
                        && words.getParent().filter(Component::isVisible).isPresent()
                        && words.getText().contains(model.url().toString()));
    }
}
