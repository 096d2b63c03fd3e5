package dev.stepwise.ui.people;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.stepwise.account.AccountAdministration;
import dev.stepwise.account.ChangeAccessResult;
import dev.stepwise.account.ListedAccount;
import dev.stepwise.account.Role;
import dev.stepwise.account.invitation.InvitationAdministration;
import dev.stepwise.account.reset.MakeResetLinkResult;
import dev.stepwise.account.reset.ResetLinkAdministration;
import dev.stepwise.ui.account.CurrentAccount;
import dev.stepwise.ui.component.Icon;
import dev.stepwise.ui.people.PeopleTable.Wish;
import dev.stepwise.ui.shell.AdministrationPage;
import jakarta.annotation.security.RolesAllowed;

/** The people who have accounts, and the invitations of those who are to have one, for administrators. */
@Route("admin/people")
@RolesAllowed("ADMIN")
class PeopleView extends Composite<Div> implements HasDynamicTitle, AdministrationPage {

    private final transient PeopleActions actions;
    private final Paragraph trouble = new Paragraph();
    private final Div resetLink = new Div();
    private final PeopleTable people;
    private final InvitationsPart invitations;
    private final Button invite;

    PeopleView(
            AccountAdministration accounts,
            ResetLinkAdministration resets,
            InvitationAdministration invitations,
            CurrentAccount account) {
        actions = new PeopleActions(accounts, resets, account.actor());
        people = new PeopleTable(actions, this::change);
        this.invitations = new InvitationsPart(invitations, account.actor());
        invite = new Button(getTranslation("people.invite"), Icon.PLUS.create(), _ -> this.invitations.invite());
        invite.addThemeVariants(ButtonVariant.PRIMARY);
        var lead = new Paragraph(getTranslation("people.lead"));
        lead.addClassName("tab-lead");
        trouble.addClassNames("notice", "line");
        trouble.getElement().setAttribute("role", "alert");
        getContent().add(lead, trouble, resetLink, people, this.invitations);
    }

    @Override
    public Component titleAction() {
        return invite;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        show();
    }

    private void show() {
        trouble.setVisible(false);
        people.show();
    }

    private void change(ListedAccount person, Wish wish) {
        var id = person.account().id();
        switch (wish) {
            case MAKE_ADMINISTRATOR -> told(actions.changeRole(id, Role.ADMIN));
            case MAKE_USER -> told(actions.changeRole(id, Role.USER));
            case DISABLE -> told(actions.disable(id));
            case ENABLE -> told(actions.enable(id));
            case KEEP -> told(actions.keep(id));
            case RENAME -> rename(person);
            case MAKE_RESET_LINK -> makeResetLink(person);
        }
    }

    private void told(ChangeAccessResult result) {
        switch (result) {
            case ChangeAccessResult.Changed _ -> show();
            case ChangeAccessResult.NotFound _ -> {
                show();
                refuse("people.gone");
            }
            case ChangeAccessResult.LastAdministrator _ -> refuse("people.last-administrator");
        }
    }

    private void refuse(String why) {
        trouble.setText(getTranslation(why));
        trouble.setVisible(true);
    }

    private void rename(ListedAccount person) {
        var dialog = new RenameDialog(
                person.account(),
                (login, display) -> actions.rename(person.account().id(), login, display),
                this::show);
        getUI().ifPresent(ui -> ui.add(dialog));
        dialog.open();
    }

    private void makeResetLink(ListedAccount person) {
        switch (actions.makeResetLink(person.account().id())) {
            case MakeResetLinkResult.Made(var account, var token) ->
                getUI().ifPresent(ui -> OwnAddress.with(ui, "/reset/" + token, link -> {
                    resetLink.removeAll();
                    resetLink.add(new OnceLink(
                            getTranslation(
                                    "people.reset.made",
                                    account.displayName(),
                                    ResetLinkAdministration.VALID.toHours()),
                            link));
                }));
            case MakeResetLinkResult.NotFound _ -> {
                show();
                refuse("people.gone");
            }
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("common.title", getTranslation("shell.admin.people"));
    }
}
