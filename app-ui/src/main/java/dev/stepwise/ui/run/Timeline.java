package dev.stepwise.ui.run;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableConsumer;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.StepRef;
import dev.stepwise.ui.component.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The run's time as a line: a segment for each step, as long as it took, and inside it what the time went for. While the run is under
 * way the last segment grows by itself into the room at the right. The browser draws it; it is sent the segments that have changed.
 */
final class Timeline extends Composite<Div> {

    private static final String INDEX = "event.target.closest('.timeline-step')?.dataset.index";
    private static final long LEAST_ROOM = 4_000;

    private final Words words;
    private List<TimelineSegment> shown = List.of();
    private Optional<TimelineSegment> growing = Optional.empty();
    private Optional<Instant> growsSince = Optional.empty();

    Timeline(Words words, SerializableConsumer<StepRef> onSelect) {
        this.words = words;
        getContent().addClassName("timeline");
        getContent().getElement().setAttribute("role", "group");
        getContent().getElement().setAttribute("aria-label", words.of("timeline"));
        getElement()
                .addEventListener(
                        "click", click -> select(click.getEventData().get(INDEX).asInt(-1), onSelect))
                .addEventData(INDEX);
    }

    void show(RunViewState state) {
        var next = new ArrayList<TimelineSegment>();
        for (var step : state.steps()) {
            next.add(TimelineSegment.of(step, next.isEmpty() ? state.queued() : Duration.ZERO));
        }
        if (!next.equals(shown)) {
            var before = shown;
            shown = List.copyOf(next);
            send(before);
            growsSince = state.current().flatMap(Timeline::writingSince);
            sendGrowth();
        }
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        send(List.of());
        growing = Optional.empty();
        sendGrowth();
    }

    private void select(int index, SerializableConsumer<StepRef> onSelect) {
        if (index >= 0 && index < shown.size()) {
            onSelect.accept(shown.get(index).ref());
        }
    }

    private void send(List<TimelineSegment> before) {
        if (!isAttached()) {
            return;
        }
        var call = new StringBuilder("stepwise.segments(this,$0");
        var parameters = new ArrayList<Object>();
        parameters.add(shown.size());
        for (int i = 0; i < shown.size(); i++) {
            if (i >= before.size() || !shown.get(i).equals(before.get(i))) {
                for (var parameter : parameters(i, shown.get(i))) {
                    call.append(",$").append(parameters.size());
                    parameters.add(parameter);
                }
            }
        }
        getElement().executeJs(call.append(')').toString(), parameters.toArray());
    }

    private List<Object> parameters(int index, TimelineSegment part) {
        boolean answer = part.ref().kind() == StepKind.ANSWER;
        var time = Durations.words(Duration.ofMillis(part.total()));
        return List.of(
                index,
                part.live() ? "live" : part.rest() > 0 ? "failed" : "",
                answer
                        ? words.of("timeline.answer", time)
                        : words.of("timeline.step", part.ref().number(), time),
                answer
                        ? words.of("timeline.answer-mark")
                        : String.valueOf(part.ref().number()),
                (double) part.queue(),
                (double) part.discarded(),
                (double) part.prefill(),
                (double) (part.generation() + part.rest()));
    }

    /** The browser counts by itself; it is told only when another attempt begins, or the last one has ended. */
    private void sendGrowth() {
        var live = shown.isEmpty()
                ? Optional.<TimelineSegment>empty()
                : Optional.of(shown.getLast()).filter(TimelineSegment::live);
        boolean same = live.isPresent() == growing.isPresent()
                && live.map(part -> part.ref().equals(growing.orElseThrow().ref())
                                && part.discarded() == growing.orElseThrow().discarded())
                        .orElse(true);
        if (same || !isAttached()) {
            return;
        }
        growing = live;
        long past = shown.stream().mapToLong(TimelineSegment::total).sum();
        long spent = live.map(part -> part.queue() + part.discarded()).orElse(0L) + sinceStart();
        long room = live.isPresent() ? Math.max(LEAST_ROOM, past / 3) : 0;
        getElement().executeJs("stepwise.grow(this,$0,$1)", (double) spent, (double) room);
    }

    private long sinceStart() {
        return growsSince
                .map(since -> Math.max(0, Duration.between(since, Instant.now()).toMillis()))
                .orElse(0L);
    }

    private static Optional<Instant> writingSince(StepState step) {
        return step.stage() instanceof StepState.Stage.Writing writing
                ? Optional.of(writing.startedAt())
                : Optional.empty();
    }
}
