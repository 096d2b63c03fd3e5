package dev.stepwise.ui.people;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.stepwise.account.Account;
import dev.stepwise.account.NameObjection;
import dev.stepwise.account.RenameAccountResult;
import java.util.function.BiFunction;

/** Gives somebody other names; what is in the way is said at its field. */
final class RenameDialog extends Dialog {

    private final TextField loginName = new TextField();
    private final TextField displayName = new TextField();
    private final transient BiFunction<String, String, RenameAccountResult> rename;
    private final transient Runnable done;

    /** @param rename takes login name and display name */
    RenameDialog(Account account, BiFunction<String, String, RenameAccountResult> rename, Runnable done) {
        this.rename = rename;
        this.done = done;
        addClassNames("people-dialog");
        setHeaderTitle(getTranslation("people.rename.heading", account.displayName()));
        loginName.setLabel(getTranslation("people.rename.login"));
        loginName.setValue(account.loginName());
        displayName.setLabel(getTranslation("people.rename.display"));
        displayName.setValue(account.displayName());
        var save = new Button(getTranslation("people.rename.save"), _ -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        add(new Paragraph(getTranslation("people.rename.means")), loginName, displayName);
        getFooter().add(new Button(getTranslation("people.cancel"), _ -> close()), save);
        addOpenedChangeListener(opened -> {
            if (!opened.isOpened()) {
                removeFromParent();
            }
        });
    }

    private void save() {
        loginName.setInvalid(false);
        displayName.setInvalid(false);
        switch (rename.apply(loginName.getValue().strip(), displayName.getValue())) {
            case RenameAccountResult.Renamed _, RenameAccountResult.NotFound _ -> {
                close();
                done.run();
            }
            case NameObjection.BadLoginName _ ->
                refuse(loginName, getTranslation("account.setup.username.bad", Account.LOGIN_NAME_LIMIT));
            case NameObjection.LoginNameTaken _ -> refuse(loginName, getTranslation("account.setup.username.taken"));
            case NameObjection.BadDisplayName _ ->
                refuse(displayName, getTranslation("account.invite.name.bad", Account.DISPLAY_NAME_LIMIT));
        }
    }

    private static void refuse(TextField field, String why) {
        field.setErrorMessage(why);
        field.setInvalid(true);
        field.focus();
    }
}
