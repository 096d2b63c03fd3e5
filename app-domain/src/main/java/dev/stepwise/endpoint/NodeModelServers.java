package dev.stepwise.endpoint;

import dev.stepwise.endpoint.ModelServerStatus.NoModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The model servers of this node: what the last look found, and from the database what an earlier one did. */
@Service
class NodeModelServers implements ModelServers, ModelServerFinder {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private final Candidates candidates;
    private final ServerLook look;
    private final FoundServers found;
    private final RegisteredReach registered;
    private final StandIns standIns;
    private final LookWishes wishes;
    private final HealthBoard health = new HealthBoard();
    private final Listeners<ModelServerStatus> listeners = new Listeners<>();
    private final Listeners<Instant> lookListeners = new Listeners<>();
    private final ReentrantLock looking = new ReentrantLock();

    /** Guarded by the lock. */
    private @Nullable Outcome last;

    private volatile Known known = new Known(List.of(), new NoModel(List.of(), Optional.empty()));

    NodeModelServers(
            Candidates candidates,
            ServerLook look,
            FoundServers found,
            RegisteredReach registered,
            StandIns standIns,
            LookWishes wishes) {
        this.candidates = candidates;
        this.look = look;
        this.found = found;
        this.registered = registered;
        this.standIns = standIns;
        this.wishes = wishes;
    }

    @Override
    public List<ModelServer> available() {
        return known.servers();
    }

    @Override
    public Optional<ModelServer> find(EndpointId id) {
        wishes.used();
        return known.servers().stream()
                .filter(server -> server.ref().id().equals(id))
                .filter(server -> !isImpossible(server))
                .filter(server -> !(known.results().get(id) instanceof ProbeResult.KeyLost))
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

    @Override
    public boolean isKeyLost(EndpointId id) {
        return registered.isKeyLost(id);
    }

    /** A stand-in that is not among those that can be chosen now, but that a run may name. */
    private Optional<ModelServer> reach(EndpointRef standIn) {
        return isUnanswered() ? registered.standInUnseen(standIn) : standIns.find(standIn);
    }

    /** Whether a person named an address, and what answers there is not known at the moment: it may be the stand-in that a run names. */
    private boolean isUnanswered() {
        return candidates.areConfigured()
                && switch (known.status()) {
                    case NoModel _,
                            ModelServerStatus.NotAnswering _,
                            ModelServerStatus.KeyRefused _,
                            ModelServerStatus.KeyLost _ -> true;
                    case ModelServerStatus.UsingModel _,
                            ModelServerStatus.UsingTiny _,
                            ModelServerStatus.UsingTinyAt _,
                            ModelServerStatus.UsingPracticeAt _ -> false;
                };
    }

    @Override
    public ModelServerStatus status() {
        return known.status();
    }

    @Override
    public void callFailed(EndpointId id) {
        wishes.atOnce();
    }

    @Override
    public Subscription onChange(Consumer<ModelServerStatus> listener) {
        wishes.atOnce();
        return listeners.add(listener);
    }

    @Override
    public Map<EndpointId, ServerHealth> health() {
        return health.all();
    }

    @Override
    public Subscription onLook(Runnable looked) {
        wishes.atOnce();
        return lookListeners.add(_ -> looked.run());
    }

    /** Whether somebody wants to be told of what changes: a page is open. */
    boolean isFollowed() {
        return listeners.areThere() || lookListeners.areThere();
    }

    @Override
    public ModelServerStatus findNow() {
        return findWithin(AT_ONCE);
    }

    /** One look at a time, so that an older one never replaces what a newer one found. */
    ModelServerStatus findWithin(Duration deadline) {
        looking.lock();
        try {
            var looked = look.look(deadline);
            var now = new Outcome(looked.seen(), registered.all(), standIns.obstacle());
            if (!now.equals(last)) {
                learn(found.of(now.seen()));
                // read again, for what was seen was written into it
                now = new Outcome(now.seen(), registered.all(), now.obstacle());
                last = now;
            }
            health.put(now.registered(), known.results(), looked.took());
            lookListeners.tell(Instant.now());
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
        if (!news.status().equals(before)) {
            StatusLog.write(news.status());
            listeners.tell(news.status());
        }
    }
}
