package dev.stepwise.ui.run;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableConsumer;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.StepRef;
import dev.stepwise.ui.component.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The run's time as a line: a segment for each step, as long as it took, and inside it what the time went for. While the run is under
 * way the last segment grows by itself into the room at the right.
 */
final class Timeline extends Composite<Div> {

    private static final long LEAST_ROOM = 4_000;

    private final Words words;
    private final SerializableConsumer<StepRef> onSelect;
    private final Div bar = new Div();
    private final Div scale = new Div();
    private final Span room = new Span();
    private final Span roomBelow = new Span();
    private final List<Div> segments = new ArrayList<>();
    private final List<Span> labels = new ArrayList<>();
    private List<TimelineSegment> shown = List.of();
    private @Nullable TimelineSegment live;

    Timeline(Words words, SerializableConsumer<StepRef> onSelect) {
        this.words = words;
        this.onSelect = onSelect;
        bar.addClassName("timeline-bar");
        scale.addClassName("timeline-scale");
        room.addClassName("timeline-room");
        bar.add(room);
        scale.add(roomBelow);
        getContent().addClassName("timeline");
        getContent().getElement().setAttribute("role", "group");
        getContent().getElement().setAttribute("aria-label", words.of("timeline"));
        getContent().add(bar, scale);
    }

    void show(RunViewState state) {
        var next = new ArrayList<TimelineSegment>();
        for (var step : state.steps()) {
            next.add(TimelineSegment.of(step, next.isEmpty() ? state.queued() : Duration.ZERO));
        }
        if (!next.equals(shown)) {
            draw(next);
            shown = List.copyOf(next);
        }
        grow(state, next);
    }

    private void draw(List<TimelineSegment> next) {
        while (segments.size() > next.size()) {
            bar.remove(segments.removeLast());
            scale.remove(labels.removeLast());
        }
        for (int i = 0; i < next.size(); i++) {
            if (i == segments.size()) {
                addSegment(i);
            }
            if (i >= shown.size() || !next.get(i).equals(shown.get(i))) {
                draw(next.get(i), segments.get(i), labels.get(i));
            }
        }
    }

    private void addSegment(int index) {
        var segment = new Div();
        segment.addClickListener(_ -> onSelect.accept(shown.get(index).ref()));
        segments.add(segment);
        labels.add(new Span());
        bar.addComponentAtIndex(index, segment);
        scale.addComponentAtIndex(index, labels.getLast());
    }

    private void draw(TimelineSegment part, Div segment, Span label) {
        boolean answer = part.ref().kind() == StepKind.ANSWER;
        var time = Durations.words(Duration.ofMillis(part.total()));
        segment.setClassName("timeline-step" + (part.live() ? " live" : part.rest() > 0 ? " failed" : ""));
        segment.getStyle().set("--ms", part.live() ? "var(--live)" : String.valueOf(part.total()));
        segment.getElement()
                .setAttribute(
                        "title",
                        answer
                                ? words.of("timeline.answer", time)
                                : words.of("timeline.step", part.ref().number(), time));
        // Numbers and class names only, in one property instead of five nodes.
        segment.getElement().setProperty("innerHTML", inside(part));
        label.setText(
                answer
                        ? words.of("timeline.answer-mark")
                        : String.valueOf(part.ref().number()));
        label.setClassName(part.live() ? "now" : answer ? "last" : "");
        label.getStyle().set("--ms", part.live() ? "var(--live)" : String.valueOf(part.total()));
    }

    private static String inside(TimelineSegment part) {
        var html = new StringBuilder();
        part("queue", part.queue(), html);
        part("discarded", part.discarded(), html);
        part("prefill", part.prefill(), html);
        part("gen", part.generation() + part.rest(), html);
        if (part.live()) {
            html.append("<i class=\"gen\" style=\"--ms:calc(var(--live) - ")
                    .append(part.total())
                    .append(")\"></i>");
        }
        return html.toString();
    }

    private static void part(String name, long millis, StringBuilder html) {
        if (millis > 0) {
            html.append("<i class=\"")
                    .append(name)
                    .append("\" style=\"--ms:")
                    .append(millis)
                    .append("\"></i>");
        }
    }

    /** The browser lets the last segment grow; it is told only when another one begins to. */
    private void grow(RunViewState state, List<TimelineSegment> next) {
        room.setVisible(!state.phase().isEnd());
        roomBelow.setVisible(!state.phase().isEnd());
        var last = next.isEmpty() || !next.getLast().live() ? null : next.getLast();
        if (last == null
                ? live == null
                : live != null && last.ref().equals(live.ref()) && last.discarded() == live.discarded()) {
            return;
        }
        live = last;
        long past = next.stream().mapToLong(TimelineSegment::total).sum();
        long spent = last == null ? 0 : last.queue() + last.discarded() + sinceStart(state);
        getElement().executeJs("stepwise.grow(this,$0,$1)", (double) spent, (double)
                (last == null ? 0 : Math.max(LEAST_ROOM, past / 3)));
    }

    private static long sinceStart(RunViewState state) {
        return state.current()
                .map(StepState::stage)
                .filter(StepState.Stage.Writing.class::isInstance)
                .map(StepState.Stage.Writing.class::cast)
                .map(writing -> Math.max(
                        0, Duration.between(writing.startedAt(), Instant.now()).toMillis()))
                .orElse(0L);
    }
}
