package dev.stepwise.run.execution;

import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.ReasoningEnd;
import dev.stepwise.run.RunLogEntry;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.feed.LocalFeed;
import dev.stepwise.run.feed.RunChannel;
import dev.stepwise.run.persistence.ClaimedRun;
import dev.stepwise.run.persistence.DirectiveReader;
import dev.stepwise.run.persistence.RunClaims;
import dev.stepwise.run.persistence.RunJournal;
import dev.stepwise.run.persistence.RunQueue.Started;
import dev.stepwise.run.reasoning.RunTakenOver;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Works on a claimed run: has its strategy reason, and stores how that ended. No transaction is open and no connection is held while the
 * strategy works.
 */
@Component
class RunExecution {

    private static final Logger LOG = LoggerFactory.getLogger(RunExecution.class);

    private final Strategies strategies;
    private final RunClaims claims;
    private final RunJournal journal;
    private final DirectiveReader directives;
    private final LocalFeed feed;

    RunExecution(
            Strategies strategies, RunClaims claims, RunJournal journal, DirectiveReader directives, LocalFeed feed) {
        this.strategies = strategies;
        this.claims = claims;
        this.journal = journal;
        this.directives = directives;
        this.feed = feed;
    }

    /** Works on a run that was claimed, until it ends, is handed over or is taken over. */
    void work(Started started, Directives given) {
        var run = started.claim().run();
        try (var channel = feed.open(run)) {
            var claimed = claims.begin(started, Moment.now());
            channel.takeOver(claimed);
            given.add(claimed.directives());
            work(claimed, channel, given);
        } catch (RunTakenOver taken) {
            LOG.atInfo().addKeyValue("run", run).log("Run already claimed by another node");
        }
    }

    private void work(ClaimedRun run, RunChannel channel, Directives given) {
        var owned = new OwnedRun(run, journal, directives, channel, given);
        boolean interrupted = false;
        ReasoningEnd end;
        try {
            end = strategies.of(run.settings().reasoning().strategy()).reason(owned);
        } catch (InterruptedException handedOver) {
            interrupted = true;
            end = new ReasoningEnd.HandedOver();
        } catch (RunTakenOver taken) {
            throw taken;
        } catch (RuntimeException | Error failure) {
            // The database's driver fails too where its thread is interrupted.
            interrupted = Thread.interrupted();
            if (!interrupted && Outage.causes(failure)) {
                throw failure;
            }
            end = interrupted ? new ReasoningEnd.HandedOver() : broken(owned, failure);
        } finally {
            interrupted |= Thread.interrupted();
        }
        if (interrupted && end instanceof RunOutcome.Failed) {
            // What fails while its thread is told to go may have failed of that.
            end = new ReasoningEnd.HandedOver();
        }
        close(owned, run, channel, given, end);
    }

    private void close(OwnedRun owned, ClaimedRun run, RunChannel channel, Directives given, ReasoningEnd end) {
        var storing = new PatientStoring(given);
        try {
            storing.store(_ -> close(run, channel, end));
        } catch (DataIntegrityViolationException refused) {
            storing.store(_ -> close(run, channel, broken(owned, refused)));
        }
    }

    private List<RunLogEntry> close(ClaimedRun run, RunChannel channel, ReasoningEnd end) {
        var now = Moment.now();
        var told = switch (end) {
            case ReasoningEnd.HandedOver _ -> claims.release(run.claim(), now);
            case RunOutcome outcome -> claims.end(run.claim(), outcome, now);
        };
        channel.tell(run.account(), told);
        return told;
    }

    /** Logs the failure with its stack but without its message, which may quote a question or a reply. */
    private static RunOutcome broken(OwnedRun run, Throwable failure) {
        var name = failure.getClass().getName();
        var bare = new Throwable(name);
        bare.setStackTrace(failure.getStackTrace());
        LOG.atError().addKeyValue("run", run.runId()).setCause(bare).log("The reasoning broke");
        return new RunOutcome.Failed(run.place(), Cause.INTERNAL, new CauseDetail.Technical(name));
    }
}
