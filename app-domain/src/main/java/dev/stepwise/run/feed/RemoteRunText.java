package dev.stepwise.run.feed;

import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.RunEvent.Field;
import dev.stepwise.run.RunId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The text that other nodes write, for those who follow here. */
final class RemoteRunText {

    private final ChunkTable chunks;

    RemoteRunText(ChunkTable chunks) {
        this.chunks = chunks;
    }

    /** All that was written of a run's call. */
    List<Chunk> of(RunId run, AttemptRef attempt) {
        return chunks.read(List.of(new ChunkTable.Known(run, attempt, 0, 0)));
    }

    /**
     * Tells what was written on these runs since, with one query. A run that somebody else has at the moment is passed over: to wait for
     * one would keep all others waiting.
     *
     * @return whether none was passed over
     */
    boolean tellNews(Collection<LiveRun> runs) {
        var known = runs.stream()
                .map(RemoteRunText::known)
                .flatMap(Optional::stream)
                .toList();
        if (known.isEmpty()) {
            return true;
        }
        var byRun = chunks.read(known).stream().collect(Collectors.groupingBy(Chunk::run));
        boolean all = true;
        for (var run : runs) {
            var news = byRun.get(run.id);
            if (news != null) {
                all &= tell(run, news);
            }
        }
        return all;
    }

    private static boolean tell(LiveRun run, List<Chunk> news) {
        if (!run.lock.tryLock()) {
            return false;
        }
        try {
            if (!run.isWorkedOnHere()) {
                run.hear(news);
            }
            return true;
        } finally {
            run.lock.unlock();
        }
    }

    private static Optional<ChunkTable.Known> known(LiveRun run) {
        return run.call()
                .map(call -> new ChunkTable.Known(
                        run.id, call.attempt(), call.length(Field.TITLE), call.length(Field.CONTENT)));
    }
}
