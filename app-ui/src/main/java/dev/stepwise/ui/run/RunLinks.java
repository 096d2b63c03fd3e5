package dev.stepwise.ui.run;

import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.stepwise.run.RunAccess;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunService;
import dev.stepwise.ui.account.CurrentAccount;
import dev.stepwise.ui.run.navigation.RunNavigation;
import dev.stepwise.ui.shell.DeepLinks;

/** The addresses of runs: one's own are there, and no others. */
@SpringComponent
class RunLinks implements DeepLinks {

    private final RunService runs;
    private final CurrentAccount account;

    RunLinks(RunService runs, CurrentAccount account) {
        this.runs = runs;
        this.account = account;
    }

    @Override
    public boolean leadNowhere(String path) {
        return RunNavigation.idIn(path)
                .filter(id -> RunId.parse(id)
                        .flatMap(run -> runs.find(RunAccess.owner(account.actor(), run)))
                        .isEmpty())
                .isPresent();
    }
}
