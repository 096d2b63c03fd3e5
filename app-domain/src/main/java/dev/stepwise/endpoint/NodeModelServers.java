package dev.stepwise.endpoint;

import dev.stepwise.endpoint.ModelServerStatus.NoModel;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** The model servers of this node: what the last look found, and from the database what an earlier one did. */
@Service
class NodeModelServers implements ModelServers, ModelServerFinder {

    private static final Logger LOG = LoggerFactory.getLogger(NodeModelServers.class);
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private final Candidates candidates;
    private final ServerLook look;
    private final FoundServers found;
    private final RegisteredReach registered;
    private final StandIns standIns;
    private final StatusListeners listeners = new StatusListeners();
    private final ReentrantLock looking = new ReentrantLock();

    /** Guarded by the lock. */
    private @Nullable Outcome last;

    private final Set<Flavor> seenAtAddress = ConcurrentHashMap.newKeySet();

    private volatile Known known = new Known(List.of(), new NoModel(List.of()));

    NodeModelServers(
            Candidates candidates, ServerLook look, FoundServers found, RegisteredReach registered, StandIns standIns) {
        this.candidates = candidates;
        this.look = look;
        this.found = found;
        this.registered = registered;
        this.standIns = standIns;
    }

    @Override
    public List<ModelServer> available() {
        return known.servers();
    }

    @Override
    public Optional<ModelServer> find(EndpointId id) {
        return known.servers().stream()
                .filter(server -> server.ref().id().equals(id))
                .filter(server -> !isImpossible(server))
                .findFirst()
                .or(() -> registered.find(id))
                .or(() -> registered.findOwn(id).flatMap(this::reach));
    }

    /** This node's own tiny model may meet an obstacle after it was offered; one at a configured address is not ours. */
    private boolean isImpossible(ModelServer server) {
        return server.ref().isTiny()
                && !candidates.areConfigured()
                && standIns.obstacle().isPresent();
    }

    @Override
    public Optional<TinyObstacle> obstacle(EndpointId id) {
        return registered.findOwn(id).filter(EndpointRef::isTiny).flatMap(_ -> standIns.obstacle());
    }

    /** A stand-in that is not among those that can be chosen now, but that a run may name. */
    private Optional<ModelServer> reach(EndpointRef standIn) {
        return isUnanswered() && (isKnownAt(standIn) || !standIns.isChosen(standIn))
                ? registered.standInUnseen(standIn)
                : standIns.find(standIn);
    }

    /** Whether this stand-in has answered at the configured address since the node started. */
    private boolean isKnownAt(EndpointRef ref) {
        return seenAtAddress.contains(ref.flavor());
    }

    /** Whether a person named an address, and what answers there is not known at the moment: it may be the stand-in that a run names. */
    private boolean isUnanswered() {
        return candidates.areConfigured()
                && switch (known.status()) {
                    case NoModel _, ModelServerStatus.NotAnswering _, ModelServerStatus.KeyRefused _ -> true;
                    case ModelServerStatus.UsingModel _,
                            ModelServerStatus.UsingTiny _,
                            ModelServerStatus.UsingTinyAt _,
                            ModelServerStatus.UsingPractice _,
                            ModelServerStatus.UsingPracticeAt _ -> false;
                };
    }

    @Override
    public ModelServerStatus status() {
        return known.status();
    }

    @Override
    public Subscription onChange(Consumer<ModelServerStatus> listener) {
        return listeners.add(listener);
    }

    @Override
    public ModelServerStatus findNow() {
        return findWithin(AT_ONCE);
    }

    /** One look at a time, so that an older one never replaces what a newer one found. */
    ModelServerStatus findWithin(Duration deadline) {
        looking.lock();
        try {
            var now = new Outcome(look.look(deadline), registered.all(), standIns.obstacle());
            if (!now.equals(last)) {
                learn(found.of(now.seen()));
                // read again, for what was seen was written into it
                last = new Outcome(now.seen(), registered.all(), now.obstacle());
            }
            return known.status();
        } catch (InterruptedException shuttingDown) {
            Thread.currentThread().interrupt();
            return known.status();
        } finally {
            looking.unlock();
        }
    }

    /** All that is known after a look depends on. */
    private record Outcome(ServerLook.Seen seen, List<RegisteredServer> registered, Optional<TinyObstacle> obstacle) {}

    private void learn(Known news) {
        var before = known.status();
        known = news;
        switch (news.status()) {
            case ModelServerStatus.UsingTinyAt _ -> seenAtAddress.add(Flavor.TINY);
            case ModelServerStatus.UsingPracticeAt _ -> seenAtAddress.add(Flavor.PRACTICE);
            case ModelServerStatus.UsingModel _,
                    ModelServerStatus.UsingTiny _,
                    ModelServerStatus.UsingPractice _,
                    ModelServerStatus.KeyRefused _,
                    ModelServerStatus.NotAnswering _,
                    NoModel _ -> {}
        }
        if (!news.status().equals(before)) {
            report(news.status());
            listeners.tell(news.status());
        }
    }

    private static void report(ModelServerStatus status) {
        switch (status) {
            case ModelServerStatus.UsingModel(var server, var model) -> log("A model answers", server.baseUrl(), model);
            case ModelServerStatus.UsingTiny _ -> LOG.atInfo().log("No model server found; the tiny model answers");
            case ModelServerStatus.UsingTinyAt(var url) -> log("The configured model server is a tiny model", url, "");
            case ModelServerStatus.UsingPractice practice ->
                LOG.atInfo()
                        .addKeyValue(
                                "obstacle",
                                practice.obstacle().map(TinyObstacle::name).orElse(""))
                        .log("No model server found; the practice script answers");
            case ModelServerStatus.UsingPracticeAt(var url) ->
                log("The configured model server is a practice script", url, "");
            case NoModel _ -> LOG.atWarn().log("No model server found, and nothing may stand in");
            case ModelServerStatus.KeyRefused(var url) -> log("The model server refuses the key", url, "");
            case ModelServerStatus.NotAnswering(var url, var why) ->
                log("The configured model server does not answer", url, why.toString());
        }
    }

    private static void log(String message, URI url, String detail) {
        LOG.atInfo().addKeyValue("url", url).addKeyValue("detail", detail).log(message);
    }
}
