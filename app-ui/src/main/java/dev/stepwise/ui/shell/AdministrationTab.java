package dev.stepwise.ui.shell;

import java.util.Locale;

/** The pages of the area for administrators, in the order of their tabs. A page has its address and its tab's text by its constant's name. */
enum AdministrationTab {
    PEOPLE,
    MODEL_SERVERS,
    AUDIT;

    /** The address of the area, without a leading slash. */
    static final String AREA = "admin";

    /** Without a leading slash: {@code admin/model-servers}. */
    String path() {
        return AREA + "/" + word();
    }

    /** What the tab is called: {@code shell.admin.model-servers}. */
    String textKey() {
        return "shell.admin." + word();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
