package dev.stepwise.ui.account.page;

import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.stepwise.account.InterfaceLanguage;
import dev.stepwise.ui.shell.OwnPageSettings;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.Order;

/** Chooses the language of the pages, which is seen at once: this one is loaded anew if it has another one. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@Order(2)
class LanguageRow extends AccountRow {

    LanguageRow(OwnPageSettings settings) {
        super("account.page.language");
        var page = getLocale().getLanguage();
        // a language is called as whoever speaks it calls it
        var choices = List.of(
                new Segments.Choice<Optional<InterfaceLanguage>>(
                        Optional.empty(), getTranslation("account.page.language.browser"), page),
                new Segments.Choice<>(Optional.of(InterfaceLanguage.ENGLISH), "English", "en"),
                new Segments.Choice<>(Optional.of(InterfaceLanguage.CHINESE), "中文", "zh"));
        var language = new Segments<>(
                getTranslation("account.page.language"),
                choices,
                wanted -> getUI().ifPresent(ui -> {
                    settings.change(ui, now -> now.withLanguage(wanted));
                    say(getTranslation("account.page.saved"));
                }));
        language.choose(settings.now().language());
        add(language);
    }
}
