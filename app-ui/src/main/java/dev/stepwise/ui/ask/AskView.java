package dev.stepwise.ui.ask;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.stepwise.account.AccountService;
import dev.stepwise.run.AskResult;
import dev.stepwise.run.RunService;
import dev.stepwise.run.TooMany;
import dev.stepwise.settings.SettingsDraft;
import dev.stepwise.ui.account.CurrentAccount;
import dev.stepwise.ui.run.navigation.RunNavigation;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** The empty workspace: a question, the settings in a line, and questions to try. */
@Route("")
@PermitAll
class AskView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final RunService runs;
    private final AccountService accounts;
    private final CurrentAccount account;
    private final AskSettings settings;
    private final AskForm form;

    AskView(RunService runs, AccountService accounts, CurrentAccount account, AskSettings settings) {
        this.runs = runs;
        this.accounts = accounts;
        this.account = account;
        this.settings = settings;
        this.form = new AskForm(settings.line());
        form.onAsk(this::ask);
        getContent().addClassNames("page", "flush", "ask");
        getContent().add(form, new Examples(settings.isForTheTinyModel(), form::fill));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        accounts.find(account.actor()).ifPresent(found -> form.setAlsoPlainAnswer(found.alsoPlainAnswer()));
        form.focus();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("common.title", getTranslation("ask.title"));
    }

    private void ask(String question, boolean alsoPlainAnswer) {
        settings.draft()
                .ifPresentOrElse(
                        draft -> ask(question, draft, alsoPlainAnswer),
                        () -> form.refuse(getTranslation("ask.no-model")));
    }

    private void ask(String question, SettingsDraft draft, boolean alsoPlainAnswer) {
        List<SettingsDraft> drafts = alsoPlainAnswer ? settings.withPlainAnswer(draft) : List.of(draft);
        switch (runs.ask(account.actor(), question, drafts)) {
            case AskResult.Asked asked -> {
                accounts.rememberAlsoPlainAnswer(account.actor(), alsoPlainAnswer);
                var shown = asked.runs().getLast();
                getUI().ifPresent(ui -> RunNavigation.open(ui, shown));
            }
            case AskResult.Blank _ -> form.refuse(getTranslation("ask.blank"));
            case AskResult.TooLong tooLong ->
                form.refuse(getTranslation("ask.too-long", tooLong.characters(), RunService.QUESTION_LIMIT));
            case TooMany(var whose, var most) ->
                form.refuse(getTranslation(
                        switch (whose) {
                            case ACCOUNT -> "ask.too-many";
                            case ENDPOINT -> "ask.too-many-there";
                        },
                        most));
        }
    }
}
