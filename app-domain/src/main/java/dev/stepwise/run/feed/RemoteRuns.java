package dev.stepwise.run.feed;

import dev.stepwise.run.RunId;
import dev.stepwise.run.persistence.RunLog;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** The runs that are followed here and worked on by other nodes: reads their logs and their text, and delivers what is new. */
final class RemoteRuns {

    private final LiveRuns runs;
    private final RunLog log;
    private final RemoteRunText text;
    private final Runnable entriesRead;
    private final RunCatchUps catchUps;

    /**
     * @param entriesRead called when a log was read and had more to say: a call may have begun, whose text is to be read next
     * @param failed called with a run whose log could not be read
     */
    RemoteRuns(LiveRuns runs, RunLog log, RemoteRunText text, Runnable entriesRead, Consumer<LiveRun> failed) {
        this.runs = runs;
        this.log = log;
        this.text = text;
        this.entriesRead = entriesRead;
        catchUps = new RunCatchUps(this::catchUp, failed);
    }

    /** Whether any of them is not over. */
    boolean isAnyOpen() {
        return runs.all().stream().anyMatch(RemoteRuns::isOpen);
    }

    /** Those that are not over. */
    List<LiveRun> open() {
        return runs.all().stream().filter(RemoteRuns::isOpen).toList();
    }

    /** All of them, for one that was over may have been taken up again. */
    List<LiveRun> openOrOver() {
        return runs.all().stream().filter(RemoteRuns::isRemote).toList();
    }

    private static boolean isOpen(LiveRun run) {
        return isRemote(run) && run.isOpenEnded();
    }

    private static boolean isRemote(LiveRun run) {
        return run.isFollowed() && !run.isWorkedOnHere();
    }

    /** Delivers soon what the run's log says after what its followers got. */
    void readLog(LiveRun run) {
        if (run.isFollowed()) {
            catchUps.read(run);
        }
    }

    /** The same for those whose logs have gone on. */
    void readLogsThatWentOn(Collection<LiveRun> among) {
        var delivered = new HashMap<RunId, Integer>();
        among.forEach(run -> deliveredUnlessLocked(run).ifPresent(seq -> delivered.put(run.id, seq)));
        if (!delivered.isEmpty()) {
            log.advanced(delivered).stream()
                    .map(runs::find)
                    .flatMap(Optional::stream)
                    .forEach(catchUps::read);
        }
    }

    /** Delivers what was written on these runs since; returns whether none was left out because it was locked. */
    boolean readText(Collection<LiveRun> among) {
        return text.deliverNew(among);
    }

    /** Empty for a run that somebody has locked at the moment: they deliver something themselves. */
    private static OptionalInt deliveredUnlessLocked(LiveRun run) {
        if (!run.lock.tryLock()) {
            return OptionalInt.empty();
        }
        try {
            return run.delivered();
        } finally {
            run.lock.unlock();
        }
    }

    private void catchUp(LiveRun run) {
        var delivered = delivered(run);
        if (delivered.isEmpty()) {
            return;
        }
        var entries = log.after(run.id, delivered.getAsInt());
        run.lock.lock();
        try {
            entries.forEach(run::publish);
        } finally {
            run.lock.unlock();
        }
        if (!entries.isEmpty()) {
            entriesRead.run();
        }
    }

    private static OptionalInt delivered(LiveRun run) {
        run.lock.lock();
        try {
            return run.delivered();
        } finally {
            run.lock.unlock();
        }
    }
}
