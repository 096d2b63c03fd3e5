package dev.stepwise.ui.people;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import dev.stepwise.account.invitation.Invitation;
import dev.stepwise.account.invitation.InvitationId;
import dev.stepwise.account.invitation.InvitationState;
import dev.stepwise.ui.component.PagedTable;
import dev.stepwise.ui.component.Times;
import java.time.Instant;

/** The invitations, the newest first, some at a time. */
final class InvitationTable extends Composite<PagedTable<InvitationId>> {

    private final transient InvitationActions actions;

    InvitationTable(InvitationActions actions) {
        this.actions = actions;
    }

    @Override
    protected PagedTable<InvitationId> initContent() {
        var head = new NativeTableRow();
        for (var column : new String[] {"for", "role", "made", "ends", "state"}) {
            head.add(new NativeTableHeaderCell(getTranslation("people.invitations." + column)));
        }
        var actionsHead = new Span(getTranslation("people.column.actions"));
        actionsHead.addClassName("visually-hidden");
        head.add(new NativeTableHeaderCell(actionsHead));
        var table = new PagedTable<InvitationId>(
                head, getTranslation("people.more"), getTranslation("people.invitations.none"), (after, times) -> {
                    var page = actions.list(after);
                    return new PagedTable.Page<>(
                            page.invitations().stream()
                                    .map(invitation -> row(invitation, times))
                                    .toList(),
                            page.next());
                });
        table.addTableClassNames("stacks", "invitations");
        return table;
    }

    /** The day until whose end it works, in words. */
    static String lastDay(Instant endsAt, Times times) {
        return times.dayHeading(times.day(endsAt.minusMillis(1)));
    }

    /** Shows the newest ones anew. */
    void show() {
        getContent().show();
    }

    private NativeTableRow row(Invitation invitation, Times times) {
        var name = new Span(invitation
                .forWhom()
                .orElseGet(() -> invitation.places() > 1
                        ? getTranslation("people.invitations.several", invitation.places())
                        : getTranslation("people.invitations.anybody")));
        name.addClassName("name");
        var by = invitation.isOwn() ? getTranslation("people.invitations.by-you") : invitation.madeBy();
        var made = getTranslation("people.invitations.by", by, times.moment(invitation.madeAt()));
        var ends = new NativeTableCell(lastDay(invitation.endsAt(), times));
        ends.getElement().setAttribute("data-label", getTranslation("people.label.ends"));
        boolean isOpen = invitation.state() == InvitationState.OPEN;
        var row = new NativeTableRow(
                new NativeTableCell(name),
                new NativeTableCell(getTranslation(PersonRow.roleKey(invitation.role()))),
                new NativeTableCell(made),
                ends,
                new NativeTableCell(state(invitation)),
                isOpen ? new NativeTableCell(withdraw(invitation, name.getText())) : new NativeTableCell(""));
        row.setClassName("off", !isOpen);
        return row;
    }

    private String state(Invitation invitation) {
        var state = switch (invitation.state()) {
            case OPEN -> "people.invitations.open";
            case USED -> "people.invitations.used";
            case EXPIRED -> "people.invitations.expired";
            case WITHDRAWN -> "people.invitations.withdrawn";
        };
        return invitation.places() == 1
                ? getTranslation(state)
                : getTranslation(
                        "people.invitations.of", getTranslation(state), invitation.used(), invitation.places());
    }

    private NativeButton withdraw(Invitation invitation, String name) {
        var withdraw = new NativeButton(getTranslation("people.invitations.withdraw"), _ -> {
            actions.withdraw(invitation.id());
            show();
        });
        withdraw.addClassNames("button", "tertiary", "small");
        withdraw.setAriaLabel(getTranslation("people.invitations.withdraw-named", name));
        return withdraw;
    }
}
