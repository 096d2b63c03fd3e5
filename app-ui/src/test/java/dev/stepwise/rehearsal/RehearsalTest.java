package dev.stepwise.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwise.start.Database;
import dev.stepwise.ui.fixture.ProductProcess;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {

    @TempDir
    private Path folder;

    @Test
    void it_goes_the_whole_way_to_an_answer_and_ends_by_itself() throws Exception {
        assumeTrue(weightsAreThere(), "this build has no weights for the tiny model");

        var ended = ProductProcess.run(Rehearsal.class, folder.toString());

        assertThat(ended.exitCode()).as(() -> String.join("\n", ended.lines())).isZero();
        assertThat(runs()).isEqualTo("ANSWERED");
        assertThat(ended.lines()).noneMatch(line -> line.contains("learned"));
    }

    @Test
    void where_the_tiny_model_does_not_start_it_ends_well_and_says_that_no_answer_is_learned() throws Exception {
        var ended = ProductProcess.run(
                Map.of("STEPWISE_TINY_WEIGHTS", folder.resolve("none.gguf").toString()),
                Rehearsal.class,
                folder.resolve("data").toString());

        assertThat(ended.exitCode()).as(() -> String.join("\n", ended.lines())).isZero();
        assertThat(ended.lines())
                .filteredOn(line -> line.contains("learned"))
                .singleElement()
                .asString()
                .contains("the start and the login are learned");
    }

    private static boolean weightsAreThere() {
        return RehearsalTest.class.getResource("/dev/stepwise/llm/tiny/stepwise-tiny.gguf") != null;
    }

    private String runs() throws Exception {
        try (var database = Database.embeddedIn(folder);
                var connection = database.connect();
                var runs = connection.createStatement().executeQuery("select string_agg(state, ',') from run")) {
            runs.next();
            return runs.getString(1);
        }
    }
}
