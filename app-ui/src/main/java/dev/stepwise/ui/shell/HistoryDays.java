package dev.stepwise.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.dom.Element;
import dev.stepwise.history.QuestionSummary;
import dev.stepwise.run.QuestionId;
import dev.stepwise.ui.component.Times;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Questions under the reader's days. What is shown already is changed in place, and what is new is put into its place: the focus stays
 * where it is, and a list of hundreds costs no more than what has changed of it.
 */
class HistoryDays extends Div {

    private record Day(String name, H2 heading, UnorderedList list) implements Serializable {}

    private final Map<QuestionId, QuestionItem> items = new HashMap<>();
    private List<Day> days = List.of();
    private Optional<QuestionId> current = Optional.empty();

    void show(List<QuestionSummary> questions, Times times) {
        var headings = new HashMap<LocalDate, String>();
        var questionsByDay = questions.stream()
                .collect(Collectors.groupingBy(
                        question -> headings.computeIfAbsent(times.day(question.askedAt()), times::dayHeading),
                        LinkedHashMap::new,
                        Collectors.toList()));
        days = questionsByDay.sequencedKeySet().stream().map(this::day).toList();
        show(
                this,
                days.stream()
                        .<Component>mapMulti((day, parts) -> {
                            parts.accept(day.heading());
                            parts.accept(day.list());
                        })
                        .toList());
        days.forEach(day -> show(
                day.list(),
                questionsByDay.getOrDefault(day.name(), List.of()).stream()
                        .map(this::item)
                        .toList()));
        items.keySet().retainAll(questions.stream().map(QuestionSummary::id).collect(Collectors.toSet()));
    }

    /** The day of that name, as it is shown already or new. */
    private Day day(String name) {
        return days.stream()
                .filter(day -> day.name().equals(name))
                .findFirst()
                .orElseGet(() -> new Day(name, new H2(name), new UnorderedList()));
    }

    /** Takes out what is not wanted, puts in what is missing, and leaves the rest where it is: all keep their order. */
    private static void show(Component parent, List<? extends Component> wanted) {
        var list = parent.getElement();
        var elements = wanted.stream().map(Component::getElement).toList();
        var keep = Set.copyOf(elements);
        var shown = new ArrayList<Element>();
        for (var child : list.getChildren().toList()) {
            if (keep.contains(child)) {
                shown.add(child);
            } else {
                list.removeChild(child);
            }
        }
        for (int place = 0; place < elements.size(); place++) {
            var element = elements.get(place);
            if (place >= shown.size() || !shown.get(place).equals(element)) {
                list.insertChild(place, element);
                shown.add(place, element);
            }
        }
    }

    private QuestionItem item(QuestionSummary question) {
        var item = items.computeIfAbsent(question.id(), _ -> new QuestionItem());
        item.show(question);
        item.setCurrent(current.filter(question.id()::equals).isPresent());
        return item;
    }

    void setCurrent(Optional<QuestionId> question) {
        mark(current, false);
        current = question;
        mark(current, true);
    }

    private void mark(Optional<QuestionId> question, boolean isCurrent) {
        question.map(items::get).ifPresent(item -> item.setCurrent(isCurrent));
    }
}
