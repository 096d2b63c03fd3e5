package dev.stepwise.ui.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.VaadinSession;
import dev.stepwise.run.RunDetails;
import dev.stepwise.ui.run.navigation.RunNavigation;
import dev.stepwise.ui.run.state.Samples;
import dev.stepwise.ui.text.ModelText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.ActiveProfiles;

/** A run's page on scripted runs, and what a person reads and presses there. */
@SpringBootTest(classes = RunPages.class)
@ActiveProfiles(RunPages.PROFILE)
@WithMockUser
abstract class OpenRunView extends SpringBrowserlessTest {

    @Autowired
    ScriptedRuns runs;

    @Override
    protected Set<String> scanPackages() {
        return Set.of("dev.stepwise.ui.run", "dev.stepwise.ui.shell");
    }

    @AfterEach
    void leave() {
        runs.clear();
    }

    static RunDetails plainRun() {
        var details = Samples.answered();
        return new RunDetails(
                details.siblings().getFirst(),
                details.questionId(),
                details.question(),
                details.askedAt(),
                Optional.empty(),
                Optional.empty(),
                0,
                List.of(),
                details.siblings(),
                List.of(),
                List.of(),
                Map.of(),
                0);
    }

    void open(RunDetails details) {
        runs.put(details);
        RunNavigation.open(UI.getCurrent(), details.run().id());
        assertThat(getCurrentView()).isInstanceOf(RunView.class);
    }

    Component view() {
        return (Component) getCurrentView();
    }

    /** What fails describes the whole page, which takes seconds the first time; meanwhile nothing is drawn. */
    void until(ThrowingRunnable assertion) {
        await().atMost(Duration.ofMinutes(1))
                .pollInSameThread()
                .ignoreException(NoSuchElementException.class)
                .untilAsserted(() -> {
                    VaadinSession.getCurrent().getService().runPendingAccessTasks(VaadinSession.getCurrent());
                    assertion.run();
                });
    }

    String status() {
        return find(Span.class)
                .withAttribute("role", "status")
                .single()
                .getElement()
                .getTextRecursively();
    }

    Section region(String name) {
        return find(Section.class).withAriaLabel(name).single();
    }

    List<String> texts(Component within) {
        return find(ModelText.class, within).all().stream().map(ModelText::text).toList();
    }

    List<String> stepNames() {
        return stepButtons().stream()
                .map(button -> button.getAriaLabel().orElseThrow())
                .toList();
    }

    private List<NativeButton> stepButtons() {
        return find(NativeButton.class).withAriaLabelContaining("Step ").all();
    }

    NativeButton stepButton(int number) {
        return stepButtons().get(number - 1);
    }

    List<Integer> openSteps() {
        var buttons = stepButtons();
        return IntStream.rangeClosed(1, buttons.size())
                .filter(number ->
                        "true".equals(buttons.get(number - 1).getElement().getAttribute("aria-expanded")))
                .boxed()
                .toList();
    }

    List<String> buttons() {
        return find(NativeButton.class, view()).all().stream()
                .map(button -> button.getElement().getTextRecursively())
                .toList();
    }

    NativeButton button(Component within, String name) {
        return find(NativeButton.class, within)
                .withCondition(
                        button -> button.getElement().getTextRecursively().equals(name))
                .single();
    }

    static void press(NativeButton button) {
        assertThat(button.isEnabled()).isTrue();
        ComponentUtil.fireEvent(button, new ClickEvent<>(button));
    }
}
