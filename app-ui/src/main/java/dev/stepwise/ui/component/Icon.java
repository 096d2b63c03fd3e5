package dev.stepwise.ui.component;

import com.vaadin.flow.component.icon.SvgIcon;
import dev.stepwise.ui.file.FileVersion;
import java.util.Locale;

/** The drawings of the interface, 16 pixels wide; each says nothing that does not also stand in words. */
public enum Icon {
    ACCEPTED,
    ALERT,
    BRAND,
    CHECK,
    CHEVRON_DOWN,
    CHEVRON_RIGHT,
    CLOCK,
    CLOSE,
    COLUMNS,
    COPY,
    CUT,
    EXPORT,
    FINISH,
    FORK,
    HELP,
    MENU,
    MOON,
    MORE,
    PLUS,
    REJECTED,
    REPAIR,
    REPEAT,
    RERUN,
    SEARCH,
    SERVER,
    SHARE,
    SLIDERS,
    STOP,
    SWAP,
    UNDO,
    USER;

    private static final String SPRITE = FileVersion.address("assets/icons.svg");

    /** A new drawing in the colour of the text around it, hidden from screen readers. */
    public SvgIcon create() {
        var icon = new SvgIcon(SPRITE, symbol());
        icon.addClassName("icon");
        icon.getElement().setAttribute("aria-hidden", "true");
        return icon;
    }

    String symbol() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
