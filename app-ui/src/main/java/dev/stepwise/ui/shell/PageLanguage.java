package dev.stepwise.ui.shell;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.stepwise.ui.component.Texts;
import java.util.Locale;

/** Says in which language a page is, for screen readers and fonts, and has the texts that Vaadin itself shows in that language. */
@SpringComponent
class PageLanguage implements VaadinServiceInitListener {

    private final I18NProvider texts;

    PageLanguage(Texts texts) {
        this.texts = texts;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(PageLanguage::name);
        event.getSource().setSystemMessagesProvider(info -> systemMessages(info.getLocale()));
    }

    /** Vaadin names the first language that there is, whoever reads the page. */
    private static void name(IndexHtmlResponse response) {
        var language = Texts.languageOf(VaadinSession.getCurrent().getLocale());
        var html = response.getDocument().selectFirst("html");
        if (html != null) {
            html.attr("lang", language.toLanguageTag());
        }
    }

    private SystemMessages systemMessages(Locale locale) {
        var messages = new CustomizedSystemMessages();
        messages.setSessionExpiredCaption(texts.getTranslation("shell.session-ended", locale));
        messages.setSessionExpiredMessage(texts.getTranslation("shell.session-ended.todo", locale));
        messages.setInternalErrorCaption(texts.getTranslation("shell.internal-error", locale));
        messages.setInternalErrorMessage(texts.getTranslation("shell.internal-error.todo", locale));
        messages.setCookiesDisabledCaption(texts.getTranslation("shell.no-cookies", locale));
        messages.setCookiesDisabledMessage(texts.getTranslation("shell.no-cookies.todo", locale));
        return messages;
    }
}
