package dev.stepwise.run.execution;

import dev.stepwise.run.node.NodeListener;
import dev.stepwise.run.node.Ping;
import dev.stepwise.run.node.RunChange;
import dev.stepwise.run.persistence.Claim;
import dev.stepwise.run.persistence.RunJournal;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Hears when another node stores something about a run that this one works on: its owner wants it to end, or that node took it over.
 * Either way the call in flight is closed at once, and not only before the next one.
 */
@Component
class WishesFromAfar implements NodeListener {

    private static final Logger LOG = LoggerFactory.getLogger(WishesFromAfar.class);

    private final RunsHere here;
    private final RunJournal journal;

    WishesFromAfar(RunsHere here, RunJournal journal) {
        this.here = here;
        this.journal = journal;
    }

    @Override
    public void heard(Ping ping) {
        look(ping.changes().stream()
                .map(RunChange::run)
                .map(here::find)
                .flatMap(Optional::stream)
                .map(Directives::claim)
                .toList());
    }

    @Override
    public void mayHaveMissed() {
        lookAtAll();
    }

    @Override
    public void pulse() {
        lookAtAll();
    }

    private void lookAtAll() {
        look(here.all().stream().map(Directives::claim).toList());
    }

    private void look(List<Claim> claims) {
        if (!claims.isEmpty()) {
            Thread.ofVirtual().name("wishes").start(() -> pass(claims));
        }
    }

    private void pass(List<Claim> claims) {
        try {
            journal.wishes(claims).forEach(this::pass);
        } catch (RuntimeException failed) {
            LOG.atWarn()
                    .addKeyValue("failure", failed.getClass().getName())
                    .log("What other nodes want could not be read");
        }
    }

    private void pass(RunJournal.Wish wish) {
        here.find(wish.claim().run())
                .filter(directives -> directives.claim().equals(wish.claim()))
                .ifPresent(wish.isVoid() ? Directives::handOver : Directives::stop);
    }
}
