package dev.stepwise.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.UnorderedList;
import dev.stepwise.history.QuestionSummary;
import dev.stepwise.run.QuestionId;
import dev.stepwise.ui.component.Times;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** Questions under the reader's days. What is shown already is changed in place, so that the focus stays where it is. */
class HistoryDays extends Div {

    private final Map<QuestionId, QuestionItem> items = new HashMap<>();
    private SequencedMap<String, List<QuestionId>> structure = new LinkedHashMap<>();
    private Optional<QuestionId> current = Optional.empty();

    void show(List<QuestionSummary> questions, Times times) {
        var headings = new HashMap<LocalDate, String>();
        var newStructure = questions.stream()
                .collect(Collectors.groupingBy(
                        question -> headings.computeIfAbsent(times.day(question.askedAt()), times::dayHeading),
                        LinkedHashMap::new,
                        Collectors.mapping(QuestionSummary::id, Collectors.toList())));
        questions.forEach(question ->
                items.computeIfAbsent(question.id(), _ -> new QuestionItem()).show(question));
        if (!structure.equals(newStructure)) {
            structure = newStructure;
            rebuild();
        }
        setCurrent(current);
    }

    void setCurrent(Optional<QuestionId> question) {
        current = question;
        items.forEach((id, item) -> item.setCurrent(question.filter(id::equals).isPresent()));
    }

    private void rebuild() {
        removeAll();
        structure.forEach((day, questions) -> {
            var list = new UnorderedList();
            questions.forEach(question -> list.add(items.get(question)));
            add(new H2(day), list);
        });
    }
}
