package dev.stepwise.run.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.account.Actor;
import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.run.AskResult;
import dev.stepwise.run.RunAccess;
import dev.stepwise.run.RunId;
import dev.stepwise.run.fixture.Gate;
import dev.stepwise.run.fixture.Nodes;
import dev.stepwise.run.fixture.RunWorld;
import dev.stepwise.run.fixture.Scripts;
import dev.stepwise.settings.SettingsDraft;
import dev.stepwise.settings.Strategy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In which order runs begin. */
class QueueTest {

    private final Nodes nodes = new Nodes();
    private final Gate end = new Gate();

    @AfterEach
    void all_go() {
        end.open();
        nodes.close();
    }

    /** A run that has begun: it ends when it is told to. */
    private record Begun(RunId run, Semaphore mayEnd) {}

    @Test
    void of_a_hundred_runs_each_begins_in_its_turn_and_what_was_said_of_its_place_is_what_happens() throws Exception {
        var node = nodes.startIdle("stepwise.limits.endpoint-running=2");
        var world = node.getBean(RunWorld.class);
        var begun = new LinkedBlockingQueue<Begun>();
        var accounts = List.of(world.account(), world.account(), world.account());
        var servers = List.of(RunWorld.settings(Strategy.STEPS), other(world));
        Map<RunId, Integer> serverOf = new LinkedHashMap<>();
        Map<RunId, Actor> accountOf = new HashMap<>();
        // the first account asks for nearly all, the others a little later
        for (int number = 0; number < 100; number++) {
            var account = accounts.get(number < 60 ? 0 : number % 3);
            int server = number % 2;
            var run = ask(world, account, servers.get(server), begun);
            serverOf.put(run, server);
            accountOf.put(run, account);
        }
        node.getBean(RunDispatcher.class).resume();

        Map<Integer, List<RunId>> started = Map.of(0, new ArrayList<>(), 1, new ArrayList<>());
        var running = new ArrayDeque<Begun>();
        for (int first = 0; first < 4; first++) {
            running.add(next(begun, serverOf, started));
        }
        while (!running.isEmpty()) {
            var ending = running.removeFirst();
            int server = serverOf.get(ending.run());
            var said = places(world, serverOf, accountOf, server);

            ending.mayEnd().release();

            if (!said.isEmpty()) {
                var next = next(begun, serverOf, started);
                assertThat(said).as("what was said of who begins next").containsEntry(next.run(), 0);
                assertThat(said.values()).as("no two have the same place").doesNotHaveDuplicates();
                running.add(next);
            }
        }

        for (int server = 0; server < 2; server++) {
            for (var account : accounts) {
                var asked = serverOf.keySet().stream()
                        .filter(inOrder(serverOf, accountOf, server, account))
                        .toList();
                var began = started.get(server).stream()
                        .filter(run -> accountOf.get(run).equals(account))
                        .toList();
                assertThat(began).isEqualTo(asked);
            }
        }
    }

    private static Predicate<RunId> inOrder(
            Map<RunId, Integer> serverOf, Map<RunId, Actor> accountOf, int server, Actor account) {
        return run -> serverOf.get(run) == server && accountOf.get(run).equals(account);
    }

    private static Begun next(
            BlockingQueue<Begun> begun, Map<RunId, Integer> serverOf, Map<Integer, List<RunId>> started)
            throws InterruptedException {
        var next = begun.poll(30, TimeUnit.SECONDS);
        assertThat(next).as("who takes a free place").isNotNull();
        started.get(serverOf.get(next.run())).add(next.run());
        return next;
    }

    private static Map<RunId, Integer> places(
            RunWorld world, Map<RunId, Integer> serverOf, Map<RunId, Actor> accountOf, int server) {
        var said = new HashMap<RunId, Integer>();
        serverOf.forEach((run, its) -> {
            var place = its == server
                    ? world.runs.placeInQueue(RunAccess.owner(accountOf.get(run), run))
                    : OptionalInt.empty();
            place.ifPresent(before -> said.put(run, before));
        });
        return said;
    }

    private RunId ask(RunWorld world, Actor account, SettingsDraft settings, BlockingQueue<Begun> begun) {
        return world.ask(account, settings, context -> {
            var mayEnd = new Semaphore(0);
            begun.add(new Begun(context.runId(), mayEnd));
            mayEnd.acquire();
            return Scripts.think(context, 1);
        });
    }

    /** Settings that name another model server. */
    private static SettingsDraft other(RunWorld world) {
        return world.settingsFor(new EndpointId(UUID.fromString("01980000-0000-7000-8000-0000000000e2")));
    }

    @Test
    void whoever_has_nothing_under_way_is_the_next_to_begin_however_much_others_wait_for() throws Exception {
        var node = nodes.start("stepwise.limits.endpoint-running=4");
        var world = node.getBean(RunWorld.class);
        var begun = new LinkedBlockingQueue<Begun>();
        var settings = RunWorld.settings(Strategy.STEPS);
        var floods = IntStream.range(0, 4).mapToObj(_ -> world.account()).toList();
        for (int number = 0; number < 20; number++) {
            for (var flood : floods) {
                ask(world, flood, settings, begun);
            }
        }
        var somebody = world.account();
        var first = begun.poll(30, TimeUnit.SECONDS);
        for (int more = 1; more < 4; more++) {
            assertThat(begun.poll(30, TimeUnit.SECONDS)).isNotNull();
        }

        var theirs = ask(world, somebody, settings, begun);
        var second = ask(world, somebody, settings, begun);

        assertThat(world.runs.placeInQueue(RunAccess.owner(somebody, theirs))).hasValue(0);
        first.mayEnd().release();
        var next = begun.poll(30, TimeUnit.SECONDS);
        assertThat(next.run()).isEqualTo(theirs);
        assertThat(world.runs.placeInQueue(RunAccess.owner(somebody, second)).orElseThrow())
                .isBetween(1, 4);
        next.mayEnd().release();
        end.open();
        drain(begun);
    }

    @Test
    void nobody_waits_for_ever_for_those_who_ask_again_as_soon_as_they_have_their_answer() throws Exception {
        var node = nodes.startIdle("stepwise.limits.endpoint-running=1");
        var world = node.getBean(RunWorld.class);
        var begun = new LinkedBlockingQueue<Begun>();
        var settings = RunWorld.settings(Strategy.STEPS);
        var patient = world.account();
        ask(world, patient, settings, begun);
        var second = ask(world, patient, settings, begun);
        Map<RunId, Actor> others = new HashMap<>();
        for (int other = 0; other < 2; other++) {
            var account = world.account();
            others.put(ask(world, account, settings, begun), account);
        }
        node.getBean(RunDispatcher.class).resume();

        var order = new ArrayList<RunId>();
        while (!order.contains(second) && order.size() < 12) {
            var next = begun.poll(30, TimeUnit.SECONDS);
            order.add(next.run());
            var account = others.get(next.run());
            if (account != null) {
                others.put(ask(world, account, settings, begun), account);
            }
            next.mayEnd().release();
        }

        assertThat(order).contains(second);
        drain(begun);
    }

    /** Lets all that begins from now on end at once. */
    private void drain(BlockingQueue<Begun> begun) {
        Thread.startVirtualThread(() -> {
            try {
                while (true) {
                    begun.take().mayEnd().release();
                }
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Test
    void many_runs_of_some_keep_nobody_waiting_where_the_model_server_has_room() throws Exception {
        var node = nodes.start("stepwise.limits.node-running=20", "stepwise.limits.account-running=0");
        var world = node.getBean(RunWorld.class);
        var begun = new LinkedBlockingQueue<Begun>();
        var settings = RunWorld.settings(Strategy.STEPS);
        var floods = IntStream.range(0, 4).mapToObj(_ -> world.account()).toList();
        for (int number = 0; number < 25; number++) {
            for (var flood : floods) {
                ask(world, flood, settings, begun);
            }
        }
        for (int number = 0; number < 18; number++) {
            assertThat(begun.poll(30, TimeUnit.SECONDS)).isNotNull();
        }

        var theirs = ask(world, world.account(), settings, begun);

        assertThat(begun.poll(30, TimeUnit.SECONDS).run()).isEqualTo(theirs);
        drain(begun);
    }

    @Test
    void who_has_as_many_running_as_may_be_is_counted_for_nobody_elses_place() throws Exception {
        var node = nodes.startIdle("stepwise.limits.account-running=2");
        var world = node.getBean(RunWorld.class);
        var flood = world.account();
        var other = world.account();
        var floods = new ArrayList<RunId>();
        for (int number = 0; number < 10; number++) {
            floods.add(world.ask(flood, context -> Scripts.think(context, 1)));
        }
        var theirs = world.ask(other, context -> Scripts.think(context, 1));
        var further = world.ask(other, context -> Scripts.think(context, 1));

        assertThat(world.runs
                        .placeInQueue(RunAccess.owner(flood, floods.getLast()))
                        .orElseThrow())
                .isBetween(9, 11);
        assertThat(world.runs.placeInQueue(RunAccess.owner(other, theirs)).orElseThrow())
                .isLessThanOrEqualTo(2);
        assertThat(world.runs.placeInQueue(RunAccess.owner(other, further)).orElseThrow())
                .isLessThanOrEqualTo(3);
    }

    @Test
    void asking_again_and_again_one_at_a_time_takes_no_more_than_ones_turn() {
        var node = nodes.startIdle("stepwise.limits.endpoint-running=1");
        var world = node.getBean(RunWorld.class);
        var account = world.account();
        var other = world.account();
        var first = world.ask(account, context -> Scripts.think(context, 1));
        var theirs = world.ask(other, context -> Scripts.think(context, 1));
        var asked = ((AskResult.Asked) world.runs.ask(
                        account, "Once more?", Collections.nCopies(2, RunWorld.settings(Strategy.STEPS))))
                .runs();

        assertThat(world.runs.placeInQueue(RunAccess.owner(account, first))).hasValue(0);
        assertThat(world.runs.placeInQueue(RunAccess.owner(other, theirs))).hasValue(1);
        assertThat(world.runs.placeInQueue(RunAccess.owner(account, asked.get(0))))
                .hasValue(2);
        assertThat(world.runs.placeInQueue(RunAccess.owner(account, asked.get(1))))
                .hasValue(3);
    }
}
