package dev.stepwise.llm.model;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import dev.stepwise.llm.thinking.Paired;
import dev.stepwise.llm.thinking.Share;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came of one way. */
record WayResults(Way way, List<Answered> answers) {

    WayResults {
        answers = List.copyOf(answers);
    }

    Share right(Question.Kind kind) {
        return share(answers.stream().filter(answer -> answer.kind() == kind).toList());
    }

    Share right() {
        return share(answers.stream()
                .filter(answer -> answer.kind() != Question.Kind.ALL)
                .toList());
    }

    /** What it changed against another way, on the questions that both were asked. */
    Paired against(WayResults other) {
        var before = other.answers.stream().collect(Collectors.toMap(Answered::question, Answered::right));
        var both = answers.stream()
                .filter(answer -> before.containsKey(answer.question()))
                .toList();
        int won = (int) both.stream()
                .filter(answer -> answer.right() && !before.get(answer.question()))
                .count();
        int lost = (int) both.stream()
                .filter(answer -> !answer.right() && before.get(answer.question()))
                .count();
        return new Paired(lost, won, both.size());
    }

    int sum(ToIntFunction<Answered> count) {
        return answers.stream().mapToInt(count).sum();
    }

    /** Calls that were made, those that were not kept among them. */
    int attempts() {
        return sum(answer -> answer.kept() + answer.rejections().size());
    }

    String causesOfRejection() {
        return counted(answers.stream().flatMap(answer -> answer.rejections().stream()));
    }

    String thinkingEnds() {
        return counted(answers.stream().map(Answered::thinkingEnd).filter(end -> !end.isEmpty()));
    }

    String failures() {
        return counted(answers.stream().filter(Answered::failed).map(Answered::end));
    }

    private static Share share(List<Answered> judged) {
        return new Share((int) judged.stream().filter(Answered::right).count(), judged.size());
    }

    private static String counted(Stream<String> names) {
        Map<String, Long> counts = names.collect(groupingBy(Function.identity(), TreeMap::new, counting()));
        return counts.isEmpty()
                ? "–"
                : counts.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                        .map(count -> count.getKey() + " " + count.getValue())
                        .collect(joining(", "));
    }
}
