package dev.stepwise.run.feed;

import dev.stepwise.account.Actor;
import dev.stepwise.run.RunId;
import dev.stepwise.run.fixture.Nodes;
import dev.stepwise.run.fixture.RunWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;

/** A node works on runs, and another one on the same database watches. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TwoNodes {

    private final Nodes nodes = new Nodes();

    ConfigurableApplicationContext watching;
    RunWorld there;
    RunWorld here;
    Actor account;

    @BeforeAll
    void two_nodes() {
        there = nodes.start().getBean(RunWorld.class);
        watching = nodes.startIdle();
        here = watching.getBean(RunWorld.class);
    }

    @AfterAll
    void both_go() {
        nodes.close();
    }

    @BeforeEach
    void somebody() {
        account = there.account();
    }

    /** How many pieces of the run's text are there for other nodes. */
    int chunks(RunId run) {
        return here.sql
                .sql("select count(*) from run_chunk where run_id = ?")
                .param(run.value())
                .query(Integer.class)
                .single();
    }
}
