package dev.stepwise.ui.people;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import dev.stepwise.account.invitation.Invitation;
import dev.stepwise.account.invitation.InvitationDraft;
import dev.stepwise.account.invitation.MakeInvitationsResult;
import dev.stepwise.ui.component.Times;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Asks whom to invite, and until when; what is in the way is said at its field. */
final class InviteDialog extends Dialog {

    private final transient Function<InvitationDraft, MakeInvitationsResult> make;
    private final transient BiConsumer<InvitationDraft, MakeInvitationsResult.Made> made;
    private final InviteFields fields;

    InviteDialog(
            Times times,
            Function<InvitationDraft, MakeInvitationsResult> make,
            BiConsumer<InvitationDraft, MakeInvitationsResult.Made> made) {
        this.make = make;
        this.made = made;
        fields = new InviteFields(times);
        addClassName("people-dialog");
        setHeaderTitle(getTranslation("people.invite.heading"));
        var save = new Button(getTranslation("people.invite.make"), _ -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        add(fields);
        getFooter().add(new Button(getTranslation("people.cancel"), _ -> close()), save);
        addOpenedChangeListener(opened -> {
            if (!opened.isOpened()) {
                removeFromParent();
            }
        });
    }

    private void save() {
        fields.clear();
        fields.draft().ifPresent(draft -> {
            switch (make.apply(draft)) {
                case MakeInvitationsResult.Made result -> {
                    close();
                    made.accept(draft, result);
                }
                case MakeInvitationsResult.EndsBadly _ -> fields.refuseEnd(Invitation.MOST_DAYS);
                case MakeInvitationsResult.BadNumber _ -> fields.refuseNumber(Invitation.MOST);
                case MakeInvitationsResult.NameTooLong(var line) -> fields.refuseName(line);
                case MakeInvitationsResult.TooManyNames(var names) ->
                    fields.refuseNames(getTranslation("people.invite.names.too-many", names, Invitation.MOST));
                case MakeInvitationsResult.NoNames _ -> fields.refuseNames(getTranslation("people.invite.names.none"));
            }
        });
    }
}
