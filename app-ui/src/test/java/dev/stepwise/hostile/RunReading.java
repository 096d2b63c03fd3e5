package dev.stepwise.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.VaadinSession;
import dev.stepwise.endpoint.ModelServers;
import dev.stepwise.hostile.FaultyModel.Asked;
import dev.stepwise.llm.fixture.FaultyServer.Script;
import dev.stepwise.run.AskResult;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunService;
import dev.stepwise.settings.BuiltInPreset;
import dev.stepwise.settings.NumberSetting;
import dev.stepwise.settings.PresetName;
import dev.stepwise.settings.ReasoningSettings;
import dev.stepwise.settings.SettingsDraft;
import dev.stepwise.settings.Strategy;
import dev.stepwise.ui.fixture.LoggedIn;
import dev.stepwise.ui.fixture.Pages;
import dev.stepwise.ui.fixture.People;
import dev.stepwise.ui.run.navigation.RunNavigation;
import dev.stepwise.ui.text.ModelText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Asks, follows the run's page to its end and reads there what a person reads. */
@HostileTest
@LoggedIn
@ViewPackages(packages = "dev.stepwise.ui")
abstract class RunReading extends SpringBrowserlessTest {

    @Autowired
    FaultyModel model;

    @Autowired
    TestTime time;

    @Autowired
    People people;

    @Autowired
    private RunService runs;

    @Autowired
    private ModelServers servers;

    @AfterEach
    void regainPatience() {
        time.regainPatience();
    }

    /**
     * Asks a model of this behaviour, and sees its run to the end. What was seen live is seen again by whoever comes later, and the first
     * step is kept whatever came after it.
     */
    void see(Function<Asked, Script> behaviour) {
        see(behaviour, () -> {});
    }

    /** The same, and does something when the page is open. */
    void see(Function<Asked, Script> behaviour, Runnable meanwhile) {
        model.behave(behaviour);
        var run = ask("How many Rs are in strawberry?", Strategy.STEPS);
        open(run);
        meanwhile.run();
        until(() -> assertThat(status()).matches("(Answered|Failed).*"));
        var live = page();
        open(run);
        assertThat(page()).isEqualTo(live);
        assertThat(stepName(1)).startsWith("Step 1: One");
        assertThat(stepText(1)).isEqualTo(Replies.FIRST_THOUGHT);
    }

    RunId ask(String question, Strategy strategy) {
        var server = servers.available().getFirst();
        var draft = new SettingsDraft(
                new PresetName.BuiltIn(BuiltInPreset.CAREFUL_STEPS),
                server.ref(),
                FaultyModel.MODEL,
                ReasoningSettings.DEFAULT
                        .change()
                        .strategy(strategy)
                        .set(NumberSetting.SEED, 7)
                        .set(NumberSetting.MIN_STEPS, 2)
                        .build());
        return ((AskResult.Asked) runs.ask(people.account("mira"), question, List.of(draft)))
                .runs()
                .getFirst();
    }

    /** Opens a run's page, a new one if there is one already. */
    void open(RunId run) {
        cleanVaadinEnvironment();
        initVaadinEnvironment();
        Pages.open(RunNavigation.path(run));
    }

    void until(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60))
                .pollInSameThread()
                .ignoreException(NoSuchElementException.class)
                .untilAsserted(() -> {
                    VaadinSession.getCurrent().getService().runPendingAccessTasks(VaadinSession.getCurrent());
                    assertion.run();
                });
    }

    /** How the run stands, in words. */
    String status() {
        return words(find(Span.class).withAttribute("role", "status").single());
    }

    /** How long it thought, and why that ended. */
    String thinking() {
        return find(H2.class).all().stream()
                .map(RunReading::words)
                .filter(heading -> heading.startsWith("Thought"))
                .findFirst()
                .orElse("");
    }

    /** Why it failed; empty if it did not. */
    String notice() {
        return find(Section.class).withAttribute("role", "alert").all().stream()
                .map(RunReading::words)
                .findFirst()
                .orElse("");
    }

    /** A step's name, which says all that its row shows; "" without such a step. */
    String stepName(int number) {
        return stepButton(number).flatMap(NativeButton::getAriaLabel).orElse("");
    }

    /** A step's text, when it is opened. */
    String stepText(int number) {
        return find(ModelText.class, opened(number)).single().text();
    }

    /** What stands behind a step's details: its attempts, their ends, and what the model wrote. */
    String stepDetails(int number) {
        return details(opened(number));
    }

    String answerText() {
        return find(ModelText.class, answerRegion()).single().text();
    }

    /** What is said of the answer beside its text. */
    String answerMark() {
        return find(Span.class, answerRegion()).withClassName("step-state").all().stream()
                .map(RunReading::words)
                .collect(Collectors.joining());
    }

    List<String> notes() {
        return find(Paragraph.class).withClassName("text-note").all().stream()
                .map(RunReading::words)
                .toList();
    }

    boolean offers(String button) {
        return find(NativeButton.class).all().stream()
                .anyMatch(found -> found.isVisible() && words(found).equals(button));
    }

    void press(String name) {
        var buttons = find(NativeButton.class)
                .withCondition(found -> words(found).equals(name))
                .all();
        press(buttons.getFirst());
    }

    /** What is said of the answer under its text. */
    String answerNotice() {
        return find(Div.class, answerRegion()).withClassName("notice").all().stream()
                .filter(Component::isVisible)
                .map(RunReading::words)
                .collect(Collectors.joining());
    }

    private Section answerRegion() {
        return find(Section.class).withAriaLabel("Answer").single();
    }

    private String details(Component within) {
        var toggle = find(NativeButton.class, within)
                .withCondition(button -> words(button).equals("Details"))
                .single();
        if (!"true".equals(toggle.getElement().getAttribute("aria-expanded"))) {
            press(toggle);
        }
        return words(within);
    }

    private Component opened(int number) {
        var button = stepButton(number).orElseThrow();
        if (!"true".equals(button.getElement().getAttribute("aria-expanded"))) {
            press(button);
        }
        return button.getParent().orElseThrow();
    }

    private Optional<NativeButton> stepButton(int number) {
        return find(NativeButton.class).withAriaLabelContaining("Step " + number).all().stream()
                .filter(button -> button.getAriaLabel().orElse("").matches("Step " + number + "\\b(?s:.*)"))
                .findFirst();
    }

    /** Whatever a reader sees without opening anything. */
    private List<String> page() {
        var seen = new ArrayList<String>();
        seen.add(status());
        seen.add(notice());
        find(NativeButton.class).withAriaLabelContaining("Step ").all().stream()
                .map(button -> button.getAriaLabel().orElse(""))
                .forEach(seen::add);
        find(Section.class).withAriaLabel("Answer").all().stream()
                .flatMap(answer -> find(ModelText.class, answer).all().stream())
                .map(ModelText::text)
                .forEach(seen::add);
        seen.addAll(notes());
        seen.add(thinking());
        return seen;
    }

    static void press(NativeButton button) {
        assertThat(button.isEnabled()).isTrue();
        ComponentUtil.fireEvent(button, new ClickEvent<>(button));
    }

    static String words(Component component) {
        return component.getElement().getTextRecursively();
    }
}
