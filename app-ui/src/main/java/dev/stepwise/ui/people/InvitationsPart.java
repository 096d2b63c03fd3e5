package dev.stepwise.ui.people;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import dev.stepwise.account.Actor;
import dev.stepwise.account.invitation.InvitationAdministration;
import dev.stepwise.account.invitation.InvitationDraft;
import dev.stepwise.account.invitation.MakeInvitationsResult;
import dev.stepwise.account.invitation.MakeInvitationsResult.MadeInvitation;
import dev.stepwise.ui.component.Times;
import java.util.List;
import java.util.function.Consumer;

/** The invitations, and the links of those that were just made. */
final class InvitationsPart extends Div {

    private static final String PATH = "/invite/";

    private final transient InvitationActions actions;
    private final Div made = new Div();
    private final InvitationTable table;

    InvitationsPart(InvitationAdministration invitations, Actor actor) {
        actions = new InvitationActions(invitations, actor);
        table = new InvitationTable(actions);
        var head = new Div(new H2(getTranslation("people.invitations")));
        head.addClassName("sub-head");
        add(head, made, table);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        table.show();
    }

    /** Asks whom to invite. */
    void invite() {
        getUI().ifPresent(ui -> {
            var dialog = new InviteDialog(Times.of(ui), actions::make, this::show);
            ui.add(dialog);
            dialog.open();
        });
    }

    private void show(InvitationDraft draft, MakeInvitationsResult.Made result) {
        table.show();
        getUI().ifPresent(ui -> {
            var until = InvitationTable.lastDay(draft.endsAt(), Times.of(ui));
            switch (draft) {
                case InvitationDraft.ForOne(var role, var _, var _) -> {
                    var one = result.invitations().getFirst();
                    var as = getTranslation(PersonRow.roleKey(role));
                    var what = one.forWhom()
                            .map(name -> getTranslation("people.made.for", name, as, until))
                            .orElseGet(() -> getTranslation("people.made.one", as, until));
                    withLink(one, link -> show(new OnceLink(what, link)));
                }
                case InvitationDraft.ForSeveral(var places, var _) ->
                    withLink(
                            result.invitations().getFirst(),
                            link -> show(new OnceLink(getTranslation("people.made.several", places, until), link)));
                case InvitationDraft.ForEach _ ->
                    OwnAddress.with(ui, PATH, address -> show(links(result.invitations(), address, until)));
            }
        });
    }

    private OnceLinks links(List<MadeInvitation> invitations, String address, String until) {
        return new OnceLinks(
                getTranslation("people.made.list", invitations.size(), until),
                invitations.stream()
                        .map(one -> new OnceLinks.Line(one.forWhom().orElse(""), address + one.token()))
                        .toList());
    }

    private void withLink(MadeInvitation one, Consumer<String> use) {
        getUI().ifPresent(ui -> OwnAddress.with(ui, PATH + one.token(), use));
    }

    private void show(Div once) {
        made.removeAll();
        made.add(once);
    }
}
