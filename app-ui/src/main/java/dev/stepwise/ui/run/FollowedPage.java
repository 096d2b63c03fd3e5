package dev.stepwise.ui.run;

import dev.stepwise.run.RunSummary;
import dev.stepwise.ui.run.state.RunViewState;
import java.util.List;

/** A page that follows its run; each call comes with the page's lock held. */
interface FollowedPage {

    void show(RunViewState run);

    /** Shows the runs of the question as they are stored. */
    void showSiblings(List<RunSummary> siblings);

    /** Says that something could not be shown, and that the run is followed anew. */
    void sayFollowedAnew();

    /** Says that too much could not be shown, and that the run is not followed any more. */
    void sayNotFollowed();
}
