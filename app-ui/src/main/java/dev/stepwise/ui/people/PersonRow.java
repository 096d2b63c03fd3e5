package dev.stepwise.ui.people;

import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import dev.stepwise.account.ListedAccount;
import dev.stepwise.account.Role;
import dev.stepwise.ui.component.Icon;
import dev.stepwise.ui.component.Times;
import dev.stepwise.ui.people.PeopleTable.Wish;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;

/** Somebody with an account, and what an administrator can do with it. */
final class PersonRow extends NativeTableRow {

    /** When somebody was seen is kept to a minute. */
    private static final Duration NOW = Duration.ofMinutes(2);

    PersonRow(ListedAccount person, boolean isSelf, Times times, BiConsumer<ListedAccount, Wish> wish) {
        boolean isDisabled = person.disabledAt().isPresent();
        var name = new Span(person.account().displayName());
        name.addClassName("name");
        var note = new Span(note(person, isSelf));
        note.addClassName("text-note");
        var role = new NativeTableCell(getTranslation(roleKey(person.account().role())));
        var seen = new NativeTableCell(seen(person, times));
        seen.addClassName("nowrap");
        seen.getElement().setAttribute("data-label", getTranslation("people.label.last-seen"));
        var runs =
                new NativeTableCell(NumberFormat.getIntegerInstance(getLocale()).format(person.runs()));
        runs.addClassName("number");
        runs.getElement().setAttribute("data-unit", getTranslation("people.unit.runs", person.runs()));
        var state = new NativeTableCell(state(person));
        add(new NativeTableCell(new Div(name), note), role, seen, runs, state, new NativeTableCell(menu(person, wish)));
        setClassName("off", isDisabled);
    }

    static String roleKey(Role role) {
        return switch (role) {
            case ADMIN -> "people.role.administrator";
            case USER -> "people.role.user";
        };
    }

    private String note(ListedAccount person, boolean isSelf) {
        var account = person.account();
        var login = account.loginName().equals(account.displayName()) ? "" : account.loginName();
        var more = isSelf ? getTranslation("people.you") : means(person);
        return login.isEmpty() || more.isEmpty() ? login + more : login + " · " + more;
    }

    private String state(ListedAccount person) {
        if (person.deletionAskedAt().isPresent()) {
            return getTranslation("people.to-be-deleted");
        }
        return person.disabledAt().isPresent() ? getTranslation("people.disabled") : "";
    }

    private String means(ListedAccount person) {
        if (person.deletionAskedAt().isPresent()) {
            return getTranslation("people.to-be-deleted.means");
        }
        return person.disabledAt().isPresent() ? getTranslation("people.disabled.means") : "";
    }

    private String seen(ListedAccount person, Times times) {
        return person.lastSeenAt()
                .map(at -> at.isAfter(Instant.now().minus(NOW)) ? getTranslation("people.now") : times.moment(at))
                .orElse("");
    }

    private NativeButton menu(ListedAccount person, BiConsumer<ListedAccount, Wish> wish) {
        var more = new NativeButton();
        more.addClassNames("button", "tertiary", "small", "icon-only");
        more.add(Icon.MORE.create());
        more.setAriaLabel(getTranslation("people.menu", person.account().displayName()));
        var items = new ContextMenu(more);
        items.setOpenOnClick(true);
        if (person.account().role() == Role.USER) {
            items.addItem(
                    getTranslation("people.menu.administrator"), _ -> wish.accept(person, Wish.MAKE_ADMINISTRATOR));
        } else {
            items.addItem(getTranslation("people.menu.user"), _ -> wish.accept(person, Wish.MAKE_USER));
        }
        items.addItem(getTranslation("people.menu.rename"), _ -> wish.accept(person, Wish.RENAME));
        if (person.deletionAskedAt().isPresent()) {
            items.addItem(getTranslation("people.menu.keep"), _ -> wish.accept(person, Wish.KEEP));
        } else if (person.disabledAt().isPresent()) {
            items.addItem(getTranslation("people.menu.enable"), _ -> wish.accept(person, Wish.ENABLE));
        } else {
            items.addItem(getTranslation("people.menu.reset"), _ -> wish.accept(person, Wish.MAKE_RESET_LINK));
            items.addItem(getTranslation("people.menu.disable"), _ -> wish.accept(person, Wish.DISABLE));
        }
        return more;
    }
}
