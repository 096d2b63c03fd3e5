package dev.stepwise.ui.account;

import dev.stepwise.ui.component.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The language of a reader who is not logged in, by what the browser says. */
final class ReaderLanguage {

    private ReaderLanguage() {}

    /** The first of the languages wanted that there is; English where there is none of them. */
    static Locale of(HttpServletRequest request) {
        return Collections.list(request.getLocales()).stream()
                .filter(wanted -> Texts.languageOf(wanted).getLanguage().equals(wanted.getLanguage()))
                .findFirst()
                .map(Texts::languageOf)
                .orElse(Locale.ENGLISH);
    }

    /** That of the request that is being answered. */
    static Locale current() {
        var attributes = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        return of(attributes.getRequest());
    }
}
