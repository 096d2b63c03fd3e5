package dev.stepwise.run.execution;

import dev.stepwise.account.Actor;
import dev.stepwise.run.DirectiveResult;
import dev.stepwise.run.GoOnResult;
import dev.stepwise.run.RunId;
import dev.stepwise.run.fixture.RunWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.springframework.context.ApplicationContext;

/**
 * A history of some runs on some nodes that fail: who does what next is drawn from the seed, so that the same seed is the same history.
 * In the end all failures cease, and the runs must come to theirs.
 */
final class Simulation implements AutoCloseable {

    private static final int RUNS = 2;
    private static final int NODES = 2;
    static final int EVENTS = 90;
    private static final int ROUNDS_TO_THE_END = 60;

    private final Random chance;
    private final ApplicationContext common;
    private final RunWorld world;
    private final Ledger ledger = new Ledger();
    private final Actor account;
    private final List<RunId> runs = new ArrayList<>();
    private final List<SimulatedNode> nodes = new ArrayList<>();
    private final List<SimulatedNode> gone = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private int started;

    Simulation(long seed, ApplicationContext common, Actor account) {
        this.chance = new Random(seed);
        this.common = common;
        this.account = account;
        world = common.getBean(RunWorld.class);
    }

    /** Plays the history. */
    void play() {
        for (int run = 0; run < RUNS; run++) {
            runs.add(world.ask(account, new SimulatedReasoning(chance, ledger)));
        }
        for (int node = 0; node < NODES; node++) {
            startNode();
        }
        for (int event = 0; event < EVENTS; event++) {
            happens();
        }
        for (int round = 0; round < ROUNDS_TO_THE_END && somethingIsLeft(); round++) {
            heal();
        }
    }

    private void happens() {
        int drawn = chance.nextInt(100);
        if (drawn < 58) {
            proceed();
        } else if (drawn < 70) {
            tell("claims", anyNode()).claim();
        } else if (drawn < 76) {
            letPass(1 + chance.nextInt(4));
        } else if (drawn < 82) {
            tell("beats", anyNode()).beat();
        } else if (drawn < 87) {
            var node = tell("beats and claims", anyNode());
            node.beat();
            node.claim();
        } else if (drawn < 89) {
            replace(anyNode(), "dies").die();
        } else if (drawn < 90) {
            replace(anyNode(), "leaves").leave();
        } else if (drawn < 92) {
            stop();
        } else if (drawn < 94) {
            goOn();
        } else if (drawn < 95) {
            failDatabase();
        } else if (drawn < 96) {
            interrupt();
        } else if (drawn < 97) {
            tell("sweeps", anyNode());
            common.getBean(Upkeep.class).sweep();
        } else {
            proceed();
        }
    }

    private void startNode() {
        nodes.add(tell("starts", new SimulatedNode("node " + ++started, common)));
    }

    private SimulatedNode anyNode() {
        return nodes.get(chance.nextInt(nodes.size()));
    }

    /** A node that goes, with another one in its place; one that leaves in order still has its actors. */
    private SimulatedNode replace(SimulatedNode node, String how) {
        tell(how, node);
        startNode();
        if (how.equals("dies")) {
            nodes.remove(node);
            gone.add(node);
        }
        return node;
    }

    private List<SteppedThread> actors() {
        return nodes.stream().flatMap(node -> node.actors().stream()).toList();
    }

    private void proceed() {
        var actors = actors();
        if (!actors.isEmpty()) {
            int which = chance.nextInt(actors.size());
            told.add("actor " + which + " of " + actors.size() + " goes on");
            actors.get(which).proceed();
        }
    }

    private void interrupt() {
        actors().stream().filter(SteppedThread::isInCall).findFirst().ifPresent(actor -> {
            told.add("an actor in a call is interrupted");
            actor.interrupt();
        });
    }

    private void failDatabase() {
        var actors = actors();
        // seldom, for a step that waits for the database waits in real time
        if (!actors.isEmpty() && chance.nextInt(3) == 0) {
            var failure = chance.nextBoolean() ? LostAnswers.Failure.NO_CONNECTION : LostAnswers.Failure.ANSWER_LOST;
            int which = chance.nextInt(actors.size());
            told.add("actor " + which + " of " + actors.size() + " will meet " + failure);
            actors.get(which).failure = failure;
        }
    }

    private void stop() {
        var run = anyRun();
        var result = tell("is asked to stop run " + runs.indexOf(run), anyNode())
                .runs()
                .stop(account, run);
        if (result == DirectiveResult.STORED) {
            ledger.stopStored(run);
        }
    }

    private void goOn() {
        var run = anyRun();
        var result = tell("is asked to go on with run " + runs.indexOf(run), anyNode())
                .runs()
                .goOn(account, run);
        if (result instanceof GoOnResult.Queued) {
            ledger.takenUpAgain(run);
        }
    }

    private RunId anyRun() {
        return runs.get(chance.nextInt(runs.size()));
    }

    private SimulatedNode tell(String what, SimulatedNode node) {
        told.add(node.name + " " + what);
        return node;
    }

    /** Whatever is under way goes on to its end, and what nobody has is taken up. */
    private void heal() {
        actors().forEach(actor -> actor.failure = null);
        for (var actor : actors()) {
            while (!actor.hasEnded()) {
                actor.proceed();
            }
        }
        letPass(10);
        var healthy = nodes.getLast();
        healthy.beat();
        healthy.claim();
    }

    /** So many seconds go by in which no node says that it lives. */
    private void letPass(int seconds) {
        told.add(seconds + " s go by");
        world.sql
                .sql("update node set seen_at = seen_at - ? * interval '1 second'")
                .param(seconds)
                .update();
    }

    private boolean somethingIsLeft() {
        return !actors().isEmpty() || unfinished() > 0;
    }

    private int unfinished() {
        return world.sql
                .sql("select count(*) from run where state in ('QUEUED', 'RUNNING')")
                .query(Integer.class)
                .single();
    }

    @Override
    public void close() {
        nodes.forEach(SimulatedNode::close);
        gone.forEach(SimulatedNode::close);
    }

    /** What was not as it must be. */
    List<String> breaches() {
        return ledger.breaches(world.sql, runs);
    }

    /** What happened, in order. */
    String story() {
        return String.join("\n", told);
    }
}
