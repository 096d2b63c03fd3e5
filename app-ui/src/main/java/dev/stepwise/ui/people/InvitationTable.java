package dev.stepwise.ui.people;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.stepwise.account.invitation.Invitation;
import dev.stepwise.account.invitation.InvitationId;
import dev.stepwise.account.invitation.InvitationState;
import dev.stepwise.ui.component.Times;
import java.time.Instant;
import java.util.Optional;

/** The invitations, the newest first, some at a time. */
final class InvitationTable extends Div {

    private final transient InvitationActions actions;
    private final NativeTableBody body = new NativeTableBody();
    private final NativeTable table;
    private final NativeButton more = new NativeButton();
    private final Paragraph none = new Paragraph();
    private transient Optional<InvitationId> next = Optional.empty();

    InvitationTable(InvitationActions actions) {
        this.actions = actions;
        var head = new NativeTableRow();
        for (var column : new String[] {"for", "role", "made", "ends", "state"}) {
            head.add(new NativeTableHeaderCell(getTranslation("people.invitations." + column)));
        }
        var actionsHead = new Span(getTranslation("people.column.actions"));
        actionsHead.addClassName("visually-hidden");
        head.add(new NativeTableHeaderCell(actionsHead));
        table = new NativeTable(new NativeTableHeader(head), body);
        table.addClassNames("table", "tight", "stacks", "invitations");
        more.setText(getTranslation("people.more"));
        more.addClassNames("button", "table-more");
        more.addClickListener(_ -> add());
        none.setText(getTranslation("people.invitations.none"));
        none.addClassName("text-note");
        add(table, none, more);
    }

    /** The day until whose end it works, in words. */
    static String lastDay(Instant endsAt, Times times) {
        return times.dayHeading(times.day(endsAt.minusMillis(1)));
    }

    /** Shows the newest ones anew. */
    void show() {
        body.removeAll();
        next = Optional.empty();
        add();
    }

    private void add() {
        getUI().ifPresent(ui -> {
            var times = Times.of(ui);
            var page = actions.list(next);
            page.invitations().forEach(invitation -> body.add(row(invitation, times)));
            next = page.next();
            more.setVisible(next.isPresent());
            table.setVisible(body.getComponentCount() > 0);
            none.setVisible(body.getComponentCount() == 0);
        });
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
