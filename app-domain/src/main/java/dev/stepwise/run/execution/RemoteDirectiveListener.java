package dev.stepwise.run.execution;

import dev.stepwise.run.node.NodeListener;
import dev.stepwise.run.node.Ping;
import dev.stepwise.run.node.RunChange;
import dev.stepwise.run.persistence.DirectiveReader;
import dev.stepwise.run.persistence.DirectiveReader.Known;
import dev.stepwise.run.persistence.DirectiveReader.News;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Hears when another node stores something about a run that this one works on: a directive, or that it took the run over. So a call in
 * flight is closed at once, and not only before the next one.
 */
@Component
class RemoteDirectiveListener implements NodeListener {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteDirectiveListener.class);

    private final RunsHere here;
    private final DirectiveReader reader;

    RemoteDirectiveListener(RunsHere here, DirectiveReader reader) {
        this.here = here;
        this.reader = reader;
    }

    @Override
    public void heard(Ping ping) {
        look(ping.changes().stream()
                .map(RunChange::run)
                .map(here::find)
                .flatMap(Optional::stream)
                .map(Directives::known)
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
        look(here.all().stream().map(Directives::known).toList());
    }

    private void look(List<Known> known) {
        if (!known.isEmpty()) {
            Thread.ofVirtual().name("remote-directives").start(() -> read(known));
        }
    }

    private void read(List<Known> known) {
        try {
            reader.since(known).forEach(this::pass);
        } catch (RuntimeException failed) {
            LOG.atWarn()
                    .addKeyValue("failure", failed.getClass().getName())
                    .log("Directives from other nodes could not be read; they are read before the next call");
        }
    }

    private void pass(News news) {
        here.find(news.claim().run())
                .filter(directives -> directives.claim().equals(news.claim()))
                .ifPresent(directives -> {
                    if (news.isVoid()) {
                        directives.handOver();
                    } else {
                        directives.add(news.given());
                    }
                });
    }
}
