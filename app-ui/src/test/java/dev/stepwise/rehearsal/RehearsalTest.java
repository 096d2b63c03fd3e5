package dev.stepwise.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.start.Database;
import dev.stepwise.ui.fixture.ProductProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {

    @TempDir
    private Path folder;

    @Test
    void it_goes_the_whole_way_to_an_answer_and_ends_by_itself() throws Exception {
        var ended = ProductProcess.run(Rehearsal.class, folder.toString());
        assertThat(ended.exitCode()).as(() -> String.join("\n", ended.lines())).isZero();
        try (var database = Database.embeddedIn(folder);
                var connection = database.connect();
                var runs = connection.createStatement().executeQuery("select string_agg(state, ',') from run")) {
            runs.next();
            assertThat(runs.getString(1)).isEqualTo("ANSWERED");
        }
    }
}
