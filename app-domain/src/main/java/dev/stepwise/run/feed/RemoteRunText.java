package dev.stepwise.run.feed;

import dev.stepwise.run.RunDetails;
import dev.stepwise.run.RunEvent.Field;
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

    /** What another node has written of the run's call under way; empty where there is none. */
    List<Chunk> of(RunDetails details) {
        return LiveCall.openIn(details)
                .map(call -> chunks.read(
                        List.of(new ChunkTable.KnownText(details.run().id(), call.attempt(), 0, 0, 0))))
                .orElse(List.of());
    }

    /**
     * Delivers what was written on these runs since, with one query. A run that somebody else has locked at the moment is left out: to wait
     * for one would keep all others waiting.
     *
     * @return whether none was left out
     */
    boolean deliverNew(Collection<LiveRun> runs) {
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
                all &= deliver(run, news);
            }
        }
        return all;
    }

    private static boolean deliver(LiveRun run, List<Chunk> news) {
        if (!run.lock.tryLock()) {
            return false;
        }
        try {
            if (!run.isWorkedOnHere()) {
                run.addText(news);
            }
            return true;
        } finally {
            run.lock.unlock();
        }
    }

    private static Optional<ChunkTable.KnownText> known(LiveRun run) {
        return run.call()
                .map(call -> new ChunkTable.KnownText(
                        run.id,
                        call.attempt(),
                        call.length(Field.TITLE),
                        call.length(Field.CONTENT),
                        call.length(Field.THINKING)));
    }
}
