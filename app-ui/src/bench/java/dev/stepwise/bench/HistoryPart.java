package dev.stepwise.bench;

import dev.stepwise.bench.figure.Figure;
import dev.stepwise.bench.figure.Measure;
import dev.stepwise.bench.history.LongHistory;
import dev.stepwise.bench.history.PlainReading;
import dev.stepwise.bench.history.StepsStored;
import dev.stepwise.bench.history.Times;
import dev.stepwise.bench.history.Typed;
import dev.stepwise.history.HistoryCursor;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Pages and searches of a long history, at the database, and what search adds to storing a step. A database to be filled once and used
 * again is named by {@code STEPWISE_BENCH_DATABASE_URL}.
 */
final class HistoryPart implements Part {

    private static final int RUNS = 100_000;
    private static final int PAGE = 30;
    private static final int PAGES = 200;
    private static final int PLAIN_PAGES = 20;
    private static final int SEARCHES = 150;
    private static final int PLAIN_SEARCHES = 3;
    private static final int STEPS = 500;
    private static final double PAGE_GOAL = 20;
    private static final double SEARCH_GOAL = 50;

    @Override
    public String name() {
        return "history";
    }

    @Override
    public List<Figure> measure(Setting setting) throws IOException {
        var progress = setting.progress();
        try {
            progress.tell("filling a tenth of it, to see how it grows");
            var tenth = new ArrayList<Times>();
            try (var history = LongHistory.of(RUNS / 10)) {
                for (var typed : Typed.values()) {
                    tenth.add(searches(history, typed));
                }
            }
            progress.tell("filling %,d runs, unless it is done".formatted(RUNS));
            try (var history = filled()) {
                return ofHistory(history, all(tenth), progress);
            }
        } catch (SQLException failure) {
            throw new IOException(failure);
        }
    }

    private static LongHistory filled() throws SQLException {
        var url = System.getenv("STEPWISE_BENCH_DATABASE_URL");
        return url == null ? LongHistory.of(RUNS) : LongHistory.at(url, RUNS);
    }

    private static List<Figure> ofHistory(LongHistory history, Times tenth, Progress progress) {
        var size = "%,d runs, %,d steps".formatted(RUNS, RUNS * 10);
        var plain = new PlainReading(history);
        progress.tell("pages");
        var figures = new ArrayList<>(ofPages(history, plain, size));
        var measured = new ArrayList<Times>();
        for (var typed : Typed.values()) {
            progress.tell("searching for " + typed.words());
            var times = searches(history, typed);
            measured.add(times);
            figures.addAll(ofSearch(
                    size + ": " + typed.words(),
                    times,
                    Times.ofTheFirst(typed.from(history, PLAIN_SEARCHES), plain::search)));
        }
        var all = all(measured);
        figures.addAll(List.of(
                Figure.of(Measure.SEARCH, size + ": all searches", all.middle()).goal(SEARCH_GOAL),
                Figure.of(Measure.SEARCH_MOST, size + ": all searches", all.most())
                        .goal(SEARCH_GOAL)));
        progress.tell("storing steps");
        figures.addAll(ofStorage(history, size));
        figures.addAll(tenfold(history, all, tenth));
        return figures;
    }

    private static List<Figure> ofPages(LongHistory history, PlainReading plain, String size) {
        var times = pages(history);
        var plainTimes =
                Times.ofTheFirst(IntStream.range(0, PLAIN_PAGES).boxed().toList(), plain::page);
        return List.of(
                Figure.of(Measure.HISTORY_PAGE, size + ": one page after the other", times.middle())
                        .goal(PAGE_GOAL)
                        .plainLoop(plainTimes.middle()),
                Figure.of(Measure.HISTORY_PAGE_MOST, size + ": one page after the other", times.most())
                        .goal(PAGE_GOAL)
                        .plainLoop(plainTimes.most()));
    }

    private static Times pages(LongHistory history) {
        var cursors = Stream.iterate(
                        Optional.<HistoryCursor>empty(),
                        cursor -> history.history()
                                .recent(history.account(), cursor, PAGE)
                                .next())
                .limit(PAGES)
                .toList();
        return Times.of(cursors, cursor -> history.history().recent(history.account(), cursor, PAGE));
    }

    private static Times searches(LongHistory history, Typed typed) {
        return Times.of(
                typed.from(history, SEARCHES),
                text -> history.history().search(history.account(), text, Optional.empty(), PAGE));
    }

    private static List<Figure> ofSearch(String subject, Times stepwise, Times plain) {
        return List.of(
                Figure.of(Measure.SEARCH, subject, stepwise.middle())
                        .goal(SEARCH_GOAL)
                        .plainLoop(plain.middle()),
                Figure.of(Measure.SEARCH_MOST, subject, stepwise.most())
                        .goal(SEARCH_GOAL)
                        .plainLoop(plain.most()));
    }

    private static List<Figure> ofStorage(LongHistory history, String size) {
        var stored = new StepsStored(history, STEPS);
        var alone = stored.alone();
        var searched = stored.searched();
        return List.of(
                Figure.of(Measure.STEP_STORED, size, searched.middle()).plainLoop(alone.middle()),
                Figure.of(Measure.STEP_STORED_MOST, size, searched.most()).plainLoop(alone.most()),
                Figure.of(Measure.WORDS_SIZE, size, mebibytes(history, "search_text_tokens")),
                Figure.of(Measure.TEXTS_SIZE, size, mebibytes(history, "search_text")));
    }

    /** What grew from a tenth to the whole grows once more as much. */
    private static List<Figure> tenfold(LongHistory history, Times all, Times tenth) {
        var subject = "Computed for ten times as many";
        return List.of(
                Figure.of(Measure.SEARCH, subject, all.middle() * all.middle() / tenth.middle())
                        .goal(SEARCH_GOAL),
                Figure.of(Measure.SEARCH_MOST, subject, all.most() * all.most() / tenth.most())
                        .goal(SEARCH_GOAL),
                Figure.of(Measure.WORDS_SIZE, subject, 10 * mebibytes(history, "search_text_tokens")));
    }

    private static double mebibytes(LongHistory history, String relation) {
        return history.sizeOf(relation) / 1024.0 / 1024.0;
    }

    private static Times all(List<Times> times) {
        return new Times(times.stream()
                .flatMapToDouble(some -> Arrays.stream(some.milliseconds()))
                .sorted()
                .toArray());
    }
}
