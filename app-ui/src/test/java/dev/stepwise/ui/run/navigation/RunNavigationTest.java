package dev.stepwise.ui.run.navigation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.run.RunId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunNavigationTest {

    private static final RunId RUN = new RunId(new UUID(7, 3));

    /** People keep addresses and send them to others. */
    @Test
    void the_address_of_a_run_stays_what_it_was() {
        assertThat(RunNavigation.path(RUN)).isEqualTo("runs/00000000-0000-0007-0000-000000000003");
        assertThat(RunNavigation.href(RUN)).isEqualTo("/runs/00000000-0000-0007-0000-000000000003");
    }

    @Test
    void the_place_of_the_id_is_read_whatever_stands_there() {
        assertThat(RunNavigation.idIn(RunNavigation.path(RUN))).contains(RUN.toString());
        assertThat(RunNavigation.idIn("runs/nonsense")).contains("nonsense");
        assertThat(RunNavigation.idIn("runs")).isEmpty();
        assertThat(RunNavigation.idIn("history")).isEmpty();
    }
}
