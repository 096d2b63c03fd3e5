package dev.stepwise.ui.component;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.VaadinService;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days and times in words, as they are where the reader is. */
public final class Times {

    private final ZoneId zone;
    private final Locale locale;
    private final I18NProvider texts;
    private final Clock clock;

    Times(ZoneId zone, Locale locale, I18NProvider texts, Clock clock) {
        this.zone = zone;
        this.locale = locale;
        this.texts = texts;
        this.clock = clock;
    }

    /** In the time zone of the browser that shows the page; in the server's where the browser names none. */
    public static Times of(UI ui) {
        var texts = VaadinService.getCurrent().getInstantiator().getI18NProvider();
        return new Times(zoneOf(ui), ui.getLocale(), texts, Clock.systemUTC());
    }

    /** "today 14:02", "yesterday 14:02", "Friday 20 November". */
    public String moment(Instant instant) {
        var day = day(instant);
        var time = format("common.time.pattern", instant);
        if (day.equals(today())) {
            return texts.getTranslation("common.time.today", locale, time);
        }
        if (day.equals(today().minusDays(1))) {
            return texts.getTranslation("common.time.yesterday", locale, time);
        }
        return dayName(day);
    }

    /** "14:02" on the reader's clock. */
    public String time(Instant instant) {
        return format("common.time.pattern", instant);
    }

    /** The reader's day. */
    public LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** The moment at which the reader's day ends. */
    public Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** "Today", "Yesterday", "Friday 20 November"; with the year where it is not this one. */
    public String dayHeading(LocalDate day) {
        if (day.equals(today())) {
            return texts.getTranslation("common.day.today", locale);
        }
        return day.equals(today().minusDays(1)) ? texts.getTranslation("common.day.yesterday", locale) : dayName(day);
    }

    private String dayName(LocalDate day) {
        var pattern = day.getYear() == today().getYear() ? "common.day.pattern" : "common.day.pattern-with-year";
        return DateTimeFormatter.ofPattern(texts.getTranslation(pattern, locale), locale)
                .format(day);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private String format(String pattern, Instant instant) {
        return DateTimeFormatter.ofPattern(texts.getTranslation(pattern, locale), locale)
                .withZone(zone)
                .format(instant);
    }

    private static ZoneId zoneOf(UI ui) {
        var named = ui.getPage().getExtendedClientDetails().getTimeZoneId();
        try {
            return named == null ? ZoneId.systemDefault() : ZoneId.of(named);
        } catch (DateTimeException unknown) {
            return ZoneId.systemDefault();
        }
    }
}
