package dev.stepwise.run.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.account.Actor;
import dev.stepwise.run.fixture.RunTestApplication;
import dev.stepwise.run.fixture.RunWorld;
import dev.stepwise.testing.Invariants;
import dev.stepwise.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The life of runs under every order of events that chance finds: claims, steps, stops, crashes, nodes that wake too late, and a database
 * that fails. {@code -Dsimulation.seed=N} plays the history that failed, {@code -Dsimulation.histories=N} more of them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulationTest {

    private static final int HISTORIES = Integer.getInteger("simulation.histories", 60);
    private static final long SEED = Long.getLong("simulation.seed", 20_261_126);

    private ConfigurableApplicationContext common;
    private Actor account;

    @BeforeAll
    void start() {
        var database = TestDatabase.freshDatabase();
        common = new SpringApplicationBuilder(RunTestApplication.class)
                .properties(
                        "logging.level.dev.stepwise=off",
                        "logging.level.org.hibernate.orm.jdbc.error=off",
                        "spring.main.banner-mode=off")
                .initializers(context -> {
                    var beans = context.getBeanFactory();
                    beans.registerSingleton("database", database);
                    beans.addBeanPostProcessor(new BeanPostProcessor() {
                        @Override
                        public Object postProcessAfterInitialization(Object bean, String name) {
                            return bean instanceof DataSource source ? losing(source) : bean;
                        }
                    });
                })
                .run();
        // nothing happens by itself
        common.getBean(RunDispatcher.class).pause();
        account = common.getBean(RunWorld.class).account();
    }

    private static DataSource losing(DataSource source) {
        var losing = new LostAnswers();
        losing.setTargetDataSource(source);
        return losing;
    }

    @AfterAll
    void close() {
        common.close();
    }

    @Test
    void in_whatever_order_things_happen_no_step_is_lost_and_every_run_ends() throws SQLException {
        long began = System.nanoTime();
        for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
            play(seed);
        }
        System.out.printf(
                "simulation: %d histories of %d events from seed %d, %d events a minute%n",
                HISTORIES,
                Simulation.EVENTS,
                SEED,
                HISTORIES * Simulation.EVENTS * 60_000_000_000L / (System.nanoTime() - began));
    }

    private void play(long seed) throws SQLException {
        var broken = new ArrayList<String>();
        var simulation = new Simulation(seed, common, account);
        try (simulation) {
            simulation.play();
            broken.addAll(simulation.breaches());
            try (var connection = common.getBean(DataSource.class).getConnection()) {
                broken.addAll(Invariants.broken(connection));
            }
        } catch (RuntimeException | AssertionError failed) {
            throw new AssertionError(told(seed, simulation), failed);
        }
        assertThat(broken).as(told(seed, simulation)).isEmpty();
        common.getBean(RunWorld.class).sql.sql("delete from question").update();
    }

    private static String told(long seed, Simulation simulation) {
        return "-Dsimulation.seed=" + seed + " -Dsimulation.histories=1\n" + simulation.story();
    }
}
