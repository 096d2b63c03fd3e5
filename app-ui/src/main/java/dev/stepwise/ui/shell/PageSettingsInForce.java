package dev.stepwise.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.stepwise.account.InterfaceLanguage;
import dev.stepwise.account.PageSettings;
import dev.stepwise.account.PageSettingsService;
import dev.stepwise.ui.account.CurrentAccount;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Has each page that is loaded be as its person wants it, before its first paint: what a script would do after that is seen as a flash of
 * the other theme.
 */
@SpringComponent
class PageSettingsInForce implements VaadinServiceInitListener {

    private final PageSettingsService service;
    private final CurrentAccount account;

    PageSettingsInForce(PageSettingsService service, CurrentAccount account) {
        this.service = service;
        this.account = account;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::mark);
        event.getSource().addUIInitListener(init -> apply(init.getUI()));
    }

    private void mark(IndexHtmlResponse response) {
        var html = response.getDocument().getElementsByTag("html").first();
        var settings = settings();
        if (html != null) {
            var scheme = OwnPageSettings.colorScheme(settings);
            html.attr("theme", scheme.getThemeValue());
            html.attr("style", "color-scheme: " + scheme.getValue() + ";");
            html.attr("data-single-keys", OwnPageSettings.keys(settings));
            settings.language()
                    .ifPresent(language -> html.attr("lang", language.locale().getLanguage()));
        }
    }

    /** Where nothing was chosen the session has the browser's. */
    private void apply(UI page) {
        var settings = settings();
        OwnPageSettings.keep(page, settings);
        settings.language().map(InterfaceLanguage::locale).ifPresent(page::setLocale);
    }

    /** A page is shown while the database is away, too. */
    private PageSettings settings() {
        try {
            return isLoggedIn() ? service.find(account.actor()) : PageSettings.USUAL;
        } catch (DataAccessException unread) {
            return PageSettings.USUAL;
        }
    }

    private static boolean isLoggedIn() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(login -> !(login.getPrincipal() instanceof String))
                .isPresent();
    }
}
