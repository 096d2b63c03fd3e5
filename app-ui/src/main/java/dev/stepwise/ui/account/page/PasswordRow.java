package dev.stepwise.ui.account.page;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.stepwise.account.Account;
import dev.stepwise.account.AccountService;
import dev.stepwise.account.Actor;
import dev.stepwise.account.ChangePasswordResult;
import dev.stepwise.account.HashingBusy;
import dev.stepwise.account.LoginSessionId;
import dev.stepwise.account.PasswordObjection;
import dev.stepwise.ui.account.CurrentAccount;
import dev.stepwise.ui.account.CurrentLogin;
import dev.stepwise.ui.component.SecretField;
import dev.stepwise.ui.component.Times;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.Order;

/** Changes the password; the session in which that is done goes on, all others end. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@Order(1)
class PasswordRow extends AccountRow {

    private final transient AccountService accounts;
    private final transient Actor actor;
    private final transient LoginSessionId session;
    private final SecretField current = field("account.page.password.current", Autocomplete.CURRENT_PASSWORD);
    private final SecretField wanted = field("account.page.password.new", Autocomplete.NEW_PASSWORD);
    private final Paragraph note = new Paragraph();

    PasswordRow(AccountService accounts, CurrentAccount account, CurrentLogin login) {
        super("account.page.password");
        this.accounts = accounts;
        this.actor = account.actor();
        this.session = login.session();
        wanted.setHelperText(getTranslation("account.page.password.rules", Account.PASSWORD_LEAST));
        wanted.addKeyPressListener(Key.ENTER, _ -> change());
        var submit = new NativeButton(getTranslation("account.page.password.change"), _ -> change());
        submit.addClassName("button");
        var line = new Div(current, wanted, submit);
        line.addClassName("inline-fields");
        note.addClassName("text-note");
        add(line, note);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        showLastChange();
    }

    private void showLastChange() {
        var ends = getTranslation("account.page.password.ends");
        note.setText(accounts.passwordChangedAt(actor)
                .flatMap(at -> getUI().map(ui -> Times.of(ui).moment(at)))
                .map(when -> ends
                        + getTranslation("common.join.sentences")
                        + getTranslation("account.page.password.changed-at", when))
                .orElse(ends));
    }

    private void change() {
        current.setInvalid(false);
        wanted.setInvalid(false);
        say("");
        if (current.isEmpty()) {
            refuse(current, getTranslation("account.page.password.current.missing"));
            return;
        }
        try {
            show(accounts.changePassword(actor, session, current.getValue(), wanted.getValue()));
        } catch (HashingBusy tooMany) {
            refuse(current, getTranslation("account.page.busy"));
        }
    }

    private void show(ChangePasswordResult result) {
        switch (result) {
            case ChangePasswordResult.Changed _ -> {
                current.clear();
                wanted.clear();
                showLastChange();
                say(getTranslation("account.page.password.done"));
            }
            case ChangePasswordResult.WrongPassword _ -> refuse(current, getTranslation("account.page.password.wrong"));
            case ChangePasswordResult.TooManyTries(var rest) ->
                refuse(current, getTranslation("account.page.password.wait", Minutes.upFrom(rest)));
            case PasswordObjection.PasswordTooShort(var missing) ->
                refuse(wanted, getTranslation("account.setup.password.short", missing, Account.PASSWORD_LEAST));
            case PasswordObjection.PasswordGuessable _ ->
                refuse(wanted, getTranslation("account.setup.password.guessable"));
        }
    }

    private static void refuse(SecretField field, String why) {
        field.setErrorMessage(why);
        field.setInvalid(true);
        field.focus();
    }

    private SecretField field(String label, Autocomplete autocomplete) {
        var field = new SecretField();
        field.setLabel(getTranslation(label));
        field.setAutocomplete(autocomplete);
        field.setRevealButtonVisible(false);
        field.setManualValidation(true);
        return field;
    }
}
