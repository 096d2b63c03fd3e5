package dev.stepwise.ui.run;

import dev.stepwise.account.Actor;
import dev.stepwise.run.AskResult;
import dev.stepwise.run.Directive;
import dev.stepwise.run.DirectiveResult;
import dev.stepwise.run.GoOnResult;
import dev.stepwise.run.RunAccess;
import dev.stepwise.run.RunAgainResult;
import dev.stepwise.run.RunDetails;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunService;
import dev.stepwise.run.TooMany;
import dev.stepwise.run.feed.LiveAttempt;
import dev.stepwise.run.feed.RunFeed;
import dev.stepwise.run.feed.RunObserver;
import dev.stepwise.run.feed.RunSnapshot;
import dev.stepwise.run.node.RunChange;
import dev.stepwise.settings.SettingsDraft;
import dev.stepwise.ui.run.state.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs of one account, to which happens what a test says. */
final class ScriptedRuns implements RunService, RunFeed {

    final Actor owner;
    final List<RunObserver> observers = new CopyOnWriteArrayList<>();
    final List<String> asked = new ArrayList<>();
    private final List<Consumer<RunChange>> listeners = new CopyOnWriteArrayList<>();
    private final Map<RunId, RunDetails> runs = new ConcurrentHashMap<>();
    private Optional<LiveAttempt> live = Optional.empty();
    private int before;
    private @Nullable TooMany full;
    private Runnable onPlaceAsked = () -> {};
    private Runnable onFollow = () -> {};

    ScriptedRuns(Actor owner) {
        this.owner = owner;
    }

    void put(RunDetails details) {
        runs.put(details.run().id(), details);
    }

    void putLive(LiveAttempt attempt) {
        live = Optional.of(attempt);
    }

    void tell(RunEvent... events) {
        for (var event : events) {
            observers.forEach(observer -> observer.onEvent(event));
        }
    }

    void tellLists(RunChange change) {
        listeners.forEach(listener -> listener.accept(change));
    }

    void clear() {
        runs.clear();
        asked.clear();
        live = Optional.empty();
        before = 0;
        full = null;
        onPlaceAsked = () -> {};
        onFollow = () -> {};
    }

    @Override
    public Optional<Subscription> follow(RunAccess access, RunObserver observer) {
        onFollow.run();
        return find(access).map(details -> {
            observer.onSnapshot(new RunSnapshot(details, live));
            observers.add(observer);
            return () -> observers.remove(observer);
        });
    }

    @Override
    public Subscription followAll(Actor actor, Consumer<RunChange> changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }

    @Override
    public AskResult ask(Actor actor, String question, List<SettingsDraft> settings) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RunAgainResult runAgain(Actor actor, RunId run, SettingsDraft settings) {
        asked.add("again at " + settings.reasoning().sampling().temperature());
        return full == null ? new RunAgainResult.Started(Samples.PLAIN) : full;
    }

    @Override
    public void stopAll(Actor actor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public DirectiveResult give(Actor actor, RunId run, Directive.Given directive) {
        asked.add(directive instanceof Directive.Stop ? "stop" : directive.toString());
        return DirectiveResult.STORED;
    }

    @Override
    public GoOnResult goOn(Actor actor, RunId run) {
        asked.add("go on");
        return full == null ? new GoOnResult.Queued() : full;
    }

    @Override
    public OptionalInt placeInQueue(RunAccess access) {
        onPlaceAsked.run();
        return OptionalInt.of(before);
    }

    /** As many are under way as may be. */
    void fill(TooMany tooMany) {
        full = tooMany;
    }

    /** This happens while the place in the queue is asked for. */
    void onPlaceAsked(Runnable asked) {
        onPlaceAsked = asked;
    }

    /** This happens between the loading of a run and the following. */
    void onFollow(Runnable followed) {
        onFollow = followed;
    }

    /** So many runs come before those that are queued. */
    void putBefore(int runs) {
        before = runs;
    }

    @Override
    public Optional<RunDetails> find(RunAccess access) {
        return access.equals(RunAccess.owner(owner, access.run()))
                ? Optional.ofNullable(runs.get(access.run()))
                : Optional.empty();
    }
}
