package dev.stepwise.ui.people;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.stepwise.account.Account;
import dev.stepwise.account.Role;
import dev.stepwise.account.invitation.Invitation;
import dev.stepwise.account.invitation.InvitationDraft;
import dev.stepwise.ui.component.DayField;
import dev.stepwise.ui.component.Times;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Whom to invite: one person, several with one link, or each of a list. */
final class InviteFields extends Div {

    private static final int DAYS = 7;
    private static final int CLASS = 30;

    private enum Kind {
        ONE,
        SEVERAL,
        LIST
    }

    private final transient Times times;
    private final RadioButtonGroup<Kind> kind = new RadioButtonGroup<>();
    private final TextField name = new TextField();
    private final RadioButtonGroup<Role> role = new RadioButtonGroup<>();
    private final IntegerField number = new IntegerField();
    private final TextArea names = new TextArea();
    private final DayField ends = new DayField();

    InviteFields(Times times) {
        this.times = times;
        addClassName("invite-fields");
        kind.setLabel(getTranslation("people.invite.kind"));
        kind.setItems(Kind.values());
        kind.setItemLabelGenerator(
                one -> getTranslation("people.invite.kind." + one.name().toLowerCase(Locale.ROOT)));
        kind.setValue(Kind.ONE);
        kind.addValueChangeListener(_ -> showFields());
        name.setLabel(getTranslation("people.invite.name"));
        name.setMaxLength(Account.DISPLAY_NAME_LIMIT);
        role.setLabel(getTranslation("people.column.role"));
        role.setItems(Role.USER, Role.ADMIN);
        role.setItemLabelGenerator(one -> getTranslation(PersonRow.roleKey(one)));
        role.setValue(Role.USER);
        number.setLabel(getTranslation("people.invite.number"));
        number.setMin(1);
        number.setMax(Invitation.MOST);
        number.setStepButtonsVisible(true);
        number.setValue(CLASS);
        number.setManualValidation(true);
        names.setLabel(getTranslation("people.invite.names"));
        names.setHelperText(getTranslation("people.invite.names.help", Invitation.MOST));
        names.setMinRows(6);
        names.setMaxRows(12);
        names.setManualValidation(true);
        ends.setLabel(getTranslation("people.invite.ends"));
        ends.setManualValidation(true);
        var today = times.day(Instant.now());
        ends.setMin(today);
        ends.setMax(today.plusDays(Invitation.MOST_DAYS - 1L));
        ends.setValue(today.plusDays(DAYS));
        add(kind, name, role, number, names, ends);
        showFields();
    }

    private void showFields() {
        name.setVisible(kind.getValue() == Kind.ONE);
        role.setVisible(kind.getValue() == Kind.ONE);
        number.setVisible(kind.getValue() == Kind.SEVERAL);
        names.setVisible(kind.getValue() == Kind.LIST);
    }

    /** Takes back what was said at the fields. */
    void clear() {
        Stream.<HasValidation>of(name, number, names, ends).forEach(field -> field.setInvalid(false));
    }

    /** What is wished; empty, and said at the field, where a date or a number is missing. */
    Optional<InvitationDraft> draft() {
        var day = ends.getValue();
        if (day == null) {
            refuseEnd(Invitation.MOST_DAYS);
            return Optional.empty();
        }
        var end = times.endOf(day);
        return Optional.of(
                switch (Objects.requireNonNull(kind.getValue())) {
                    case ONE ->
                        new InvitationDraft.ForOne(Objects.requireNonNull(role.getValue()), name.getValue(), end);
                    case SEVERAL ->
                        new InvitationDraft.ForSeveral(Objects.requireNonNullElse(number.getValue(), 0), end);
                    case LIST -> new InvitationDraft.ForEach(names.getValue(), end);
                });
    }

    void refuseEnd(int days) {
        refuse(ends, getTranslation("people.invite.ends.bad", days));
    }

    void refuseNumber(int most) {
        refuse(number, getTranslation("people.invite.number.bad", most));
    }

    void refuseName(int line) {
        if (kind.getValue() == Kind.LIST) {
            refuseNames(getTranslation("people.invite.names.long", line, Account.DISPLAY_NAME_LIMIT));
        } else {
            refuse(name, getTranslation("people.invite.name.long", Account.DISPLAY_NAME_LIMIT));
        }
    }

    void refuseNames(String why) {
        refuse(names, why);
    }

    private static <C extends Component & HasValidation> void refuse(C field, String why) {
        field.setErrorMessage(why);
        field.setInvalid(true);
        field.getElement().callJsFunction("focus");
    }
}
