package dev.stepwise.ui.account.page;

import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.stepwise.account.Theme;
import dev.stepwise.ui.shell.OwnPageSettings;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.Order;

/** Chooses how bright the pages are; the drawer's button chooses the same. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@Order(3)
class ThemeRow extends AccountRow {

    ThemeRow(OwnPageSettings settings) {
        super("account.page.theme");
        var page = getLocale().getLanguage();
        var choices = List.of(
                new Segments.Choice<Optional<Theme>>(
                        Optional.empty(), getTranslation("account.page.theme.system"), page),
                new Segments.Choice<>(Optional.of(Theme.LIGHT), getTranslation("account.page.theme.light"), page),
                new Segments.Choice<>(Optional.of(Theme.DARK), getTranslation("account.page.theme.dark"), page));
        var theme = new Segments<>(
                getTranslation("account.page.theme"),
                choices,
                wanted -> getUI().ifPresent(ui -> {
                    settings.change(ui, now -> now.withTheme(wanted));
                    say(getTranslation("account.page.saved"));
                }));
        theme.choose(settings.now().theme());
        settings.onChange(now -> theme.choose(now.theme()));
        add(theme);
    }
}
