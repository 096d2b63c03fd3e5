package dev.stepwise.ui.run.navigation;

import com.vaadin.flow.component.UI;
import dev.stepwise.run.RunId;
import java.util.Optional;

/** The addresses of the pages of runs, which nobody else puts together or takes apart. */
public final class RunNavigation {

    /** The route of a run's page, whose parameter is the run's id. */
    public static final String ROUTE = "runs";

    private static final String FOLDER = ROUTE + "/";

    private RunNavigation() {}

    /** The path of a run's page, without a slash before it. */
    public static String path(RunId run) {
        return FOLDER + run;
    }

    /** What a link to a run's page refers to. */
    public static String href(RunId run) {
        return "/" + path(run);
    }

    /** Shows a run's page. */
    public static void open(UI ui, RunId run) {
        ui.navigate(path(run));
    }

    /** What stands in the place of the run's id, be it one or not; empty for paths of other pages. */
    public static Optional<String> idIn(String path) {
        return path.startsWith(FOLDER) ? Optional.of(path.substring(FOLDER.length())) : Optional.empty();
    }
}
