package dev.stepwise.ui.shell;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import dev.stepwise.account.InterfaceLanguage;
import dev.stepwise.account.PageSettings;
import dev.stepwise.account.PageSettingsService;
import dev.stepwise.account.Theme;
import dev.stepwise.ui.account.CurrentAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** How the person at this page wants it to be. What is changed is stored and in force on this page at once, on others when they are next loaded. */
@SpringComponent
@UIScope
public class OwnPageSettings {

    private final PageSettingsService service;
    private final CurrentAccount account;
    private final List<Consumer<PageSettings>> followers = new ArrayList<>();
    private PageSettings settings;

    OwnPageSettings(PageSettingsService service, CurrentAccount account) {
        this.service = service;
        this.account = account;
        this.settings = service.find(account.actor());
    }

    /** As they are on a page; the usual ones where nobody is logged in. */
    public static PageSettings of(UI page) {
        var known = ComponentUtil.getData(page, PageSettings.class);
        return known == null ? PageSettings.USUAL : known;
    }

    static void keep(UI page, PageSettings settings) {
        ComponentUtil.setData(page, PageSettings.class, settings);
    }

    /** As they are on this page. */
    public PageSettings now() {
        return settings;
    }

    /** Tells of each change on this page, wherever on it that was made. */
    public void onChange(Consumer<PageSettings> follower) {
        followers.add(follower);
    }

    /** Stores a change and has the page be so. Another language than the page has is shown by loading it anew. */
    public void change(UI page, UnaryOperator<PageSettings> wish) {
        var wanted = wish.apply(settings);
        service.change(account.actor(), settings, wanted);
        var before = settings;
        settings = wanted;
        keep(page, wanted);
        if (!before.theme().equals(wanted.theme())) {
            page.getPage().setColorScheme(colorScheme(wanted));
        }
        page.getPage().executeJs("document.documentElement.dataset.singleKeys=$0", keys(wanted));
        List.copyOf(followers).forEach(follower -> follower.accept(wanted));
        if (!language(page, wanted).equals(page.getLocale().getLanguage())) {
            page.getPage().reload();
        }
    }

    /** Where none is chosen, the session has the browser's. */
    private static String language(UI page, PageSettings settings) {
        return settings.language()
                .map(InterfaceLanguage::locale)
                .orElseGet(() -> page.getSession().getLocale())
                .getLanguage();
    }

    static ColorScheme.Value colorScheme(PageSettings settings) {
        return settings.theme()
                .map(theme -> switch (theme) {
                    case LIGHT -> ColorScheme.Value.LIGHT;
                    case DARK -> ColorScheme.Value.DARK;
                })
                .orElse(ColorScheme.Value.SYSTEM);
    }

    /** As the script of single keys reads it. */
    static String keys(PageSettings settings) {
        return settings.singleKeys() ? "on" : "off";
    }

    /** Of the two themes the one that the page has not, whether by choice or by the system. */
    void switchTheme(UI page) {
        page.getPage()
                .executeJs("const scheme = getComputedStyle(document.documentElement).colorScheme;"
                        + "return scheme === 'dark'"
                        + " || scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches")
                .then(
                        Boolean.class,
                        dark -> change(page, now -> now.withTheme(Optional.of(dark ? Theme.LIGHT : Theme.DARK))));
    }
}
