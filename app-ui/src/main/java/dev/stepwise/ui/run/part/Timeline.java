package dev.stepwise.ui.run.part;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableConsumer;
import dev.stepwise.run.StepRef;
import dev.stepwise.ui.run.state.RunViewState;
import dev.stepwise.ui.run.state.StepState;
import dev.stepwise.ui.run.state.TimelineSegment;
import dev.stepwise.ui.run.words.TimelineWording;
import dev.stepwise.ui.run.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The run's time as a line: a segment for each step, as long as it took, and inside it what the time went for. While the run is under
 * way the last segment grows by itself into the room at the right. The browser draws it; it is sent the segments that have changed, and
 * says which one the reader points at.
 */
@JavaScript("context://scripts/timeline.js")
final class Timeline extends Composite<Div> {

    private static final long LEAST_ROOM = 4_000;

    private final TimelineWording wording;
    private final SegmentPopover popover = new SegmentPopover();
    private List<StepState> steps = List.of();
    private List<TimelineSegment> shown = List.of();
    private Optional<TimelineSegment> growing = Optional.empty();
    private Optional<Instant> growsSince = Optional.empty();

    Timeline(Words words, SerializableConsumer<StepRef> onSelect) {
        wording = new TimelineWording(words);
        getContent().addClassName("timeline");
        getContent().getElement().setAttribute("role", "group");
        getContent().getElement().setAttribute("aria-label", words.of("timeline"));
        listen("segment-chosen", index -> onSelect.accept(shown.get(index).ref()));
        listen("segment-pointed", this::point);
    }

    void show(RunViewState state) {
        var next = new ArrayList<TimelineSegment>();
        for (var step : state.steps().all()) {
            next.add(TimelineSegment.of(step, next.isEmpty() ? state.clock().waited() : Duration.ZERO));
        }
        steps = state.steps().all();
        if (!next.equals(shown)) {
            var before = shown;
            shown = List.copyOf(next);
            send(before);
            growsSince = state.steps().current().flatMap(Timeline::writingSince);
            sendGrowth();
        }
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        send(List.of());
        growing = Optional.empty();
        sendGrowth();
    }

    /** The browser may speak of a segment that is gone by now. */
    private void listen(String event, SerializableConsumer<Integer> listener) {
        getElement()
                .addEventListener(event, heard -> {
                    int index = heard.getEventDetail(Integer.class);
                    if (index >= 0 && index < shown.size()) {
                        listener.accept(index);
                    }
                })
                .addEventDetail();
    }

    /** A popover says something to the server as soon as it is there, so it is not there before it is needed. */
    private void point(int index) {
        if (!popover.isAttached()) {
            getContent().add(popover);
        }
        popover.tell(wording.heading(steps.get(index)), wording.facts(steps.get(index), shown.get(index)));
        popover.getElement().executeJs("stepwise.tellOf(this,$0,$1)", getElement(), index);
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
        return List.of(
                index,
                part.live() ? "live" : part.rest() > 0 ? "failed" : "",
                wording.name(steps.get(index), part),
                wording.mark(part),
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
