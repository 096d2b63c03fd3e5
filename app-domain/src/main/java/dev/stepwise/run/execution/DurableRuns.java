package dev.stepwise.run.execution;

import dev.stepwise.account.Actor;
import dev.stepwise.run.AskResult;
import dev.stepwise.run.Directive;
import dev.stepwise.run.DirectiveResult;
import dev.stepwise.run.GoOnResult;
import dev.stepwise.run.RunAccess;
import dev.stepwise.run.RunAgainResult;
import dev.stepwise.run.RunDetails;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunService;
import dev.stepwise.run.feed.LocalFeed;
import dev.stepwise.run.node.DatabaseWatch;
import dev.stepwise.run.persistence.RunReader;
import dev.stepwise.settings.SettingsDraft;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/** Has stored what people ask for, and then tells of it. */
@Component
class DurableRuns implements RunService {

    private final RunIntake intake;
    private final RunReader reader;
    private final RunsHere here;
    private final LocalFeed feed;
    private final DatabaseWatch database;

    DurableRuns(RunIntake intake, RunReader reader, RunsHere here, LocalFeed feed, DatabaseWatch database) {
        this.intake = intake;
        this.reader = reader;
        this.here = here;
        this.feed = feed;
        this.database = database;
    }

    @Override
    public AskResult ask(Actor actor, String question, List<SettingsDraft> settings) {
        if (settings.isEmpty()) {
            throw new IllegalArgumentException("A question is asked with settings for at least one run.");
        }
        if (QuestionText.isBlank(question)) {
            return new AskResult.Blank();
        }
        if (question.length() > QUESTION_LIMIT) {
            return new AskResult.TooLong(question.length());
        }
        database.requireAnswering();
        var asked = intake.ask(actor.account(), QuestionText.clean(question), settings);
        if (asked instanceof AskResult.Asked stored) {
            stored.runs().forEach(run -> feed.tellNew(actor.account(), Optional.of(stored.question()), run));
        }
        return asked;
    }

    @Override
    public RunAgainResult runAgain(Actor actor, RunId run, SettingsDraft settings) {
        database.requireAnswering();
        var again = intake.runAgain(actor.account(), run, settings);
        if (again instanceof RunAgainResult.Started started) {
            feed.tellNew(actor.account(), Optional.empty(), started.run());
        }
        return again;
    }

    @Override
    public DirectiveResult give(Actor actor, RunId run, Directive.Given directive) {
        database.requireAnswering();
        try (var channel = feed.open(run)) {
            var given = intake.give(actor.account(), run, storable(directive));
            channel.tell(actor.account(), given.told());
            // another node hears of it by a call, or before its next one
            here.find(run).ifPresent(directives -> directives.add(given.directives()));
            return given.result();
        }
    }

    @Override
    public void stopAll(Actor actor) {
        reader.unfinished(actor.account()).forEach(run -> stop(actor, run));
    }

    private static Directive.Given storable(Directive.Given directive) {
        return directive instanceof Directive.Hint(var text) ? new Directive.Hint(QuestionText.clean(text)) : directive;
    }

    @Override
    public GoOnResult goOn(Actor actor, RunId run) {
        database.requireAnswering();
        try (var channel = feed.open(run)) {
            var again = intake.goOn(actor.account(), run, Moment.now());
            channel.tell(actor.account(), again.told());
            return again.result();
        }
    }

    @Override
    public OptionalInt placeInQueue(RunAccess access) {
        database.requireAnswering();
        return intake.placeInQueue(access);
    }

    @Override
    public Optional<RunDetails> find(RunAccess access) {
        database.requireAnswering();
        return reader.find(access);
    }
}
