package dev.stepwise.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.UnorderedList;
import dev.stepwise.history.QuestionSummary;
import dev.stepwise.run.QuestionId;
import dev.stepwise.ui.component.Times;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Questions under the reader's days. What is shown already is changed in place, and what is new is put into its place: the focus stays
 * where it is, and a list of hundreds costs no more than what has changed of it.
 */
class HistoryDays extends Div {

    private final Map<QuestionId, QuestionItem> items = new HashMap<>();
    private SequencedMap<String, UnorderedList> days = new LinkedHashMap<>();
    private Optional<QuestionId> current = Optional.empty();

    void show(List<QuestionSummary> questions, Times times) {
        var headings = new HashMap<LocalDate, String>();
        var questionsByDay = questions.stream()
                .collect(Collectors.groupingBy(
                        question -> headings.computeIfAbsent(times.day(question.askedAt()), times::dayHeading),
                        LinkedHashMap::new,
                        Collectors.toList()));
        if (!new ArrayList<>(days.keySet()).equals(new ArrayList<>(questionsByDay.keySet()))) {
            beginDays(questionsByDay.sequencedKeySet());
        }
        days.forEach((day, list) -> show(
                list,
                questionsByDay.getOrDefault(day, List.of()).stream()
                        .map(this::item)
                        .toList()));
        items.keySet().retainAll(questions.stream().map(QuestionSummary::id).collect(Collectors.toSet()));
    }

    /** Lists for these days, empty yet. */
    private void beginDays(Iterable<String> headings) {
        removeAll();
        days = new LinkedHashMap<>();
        for (var heading : headings) {
            var list = new UnorderedList();
            days.put(heading, list);
            add(new H2(heading), list);
        }
    }

    private static void show(UnorderedList list, List<QuestionItem> wanted) {
        var keep = Set.copyOf(wanted);
        List<Component> shown = new ArrayList<>();
        for (var item : list.getChildren().toList()) {
            if (keep.contains(item)) {
                shown.add(item);
            } else {
                list.remove(item);
            }
        }
        for (int place = 0; place < wanted.size(); place++) {
            var item = wanted.get(place);
            if (place >= shown.size() || !shown.get(place).equals(item)) {
                list.addComponentAtIndex(place, item);
                shown.add(place, item);
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
