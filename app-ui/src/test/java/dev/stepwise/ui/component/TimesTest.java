package dev.stepwise.ui.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TimesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T22:30:00Z");

    private final Times london = times("Europe/London");
    private final Times berlin = times("Europe/Berlin");
    private final Times auckland = times("Pacific/Auckland");

    @Test
    void at_half_past_eleven_in_the_evening_it_is_tomorrow_elsewhere() {
        assertThat(berlin.moment(NOW)).isEqualTo("today 23:30");
        assertThat(london.moment(NOW)).isEqualTo("today 22:30");
        assertThat(auckland.moment(NOW)).isEqualTo("today 11:30");
        assertThat(berlin.day(NOW)).isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(auckland.day(NOW)).isEqualTo(LocalDate.of(2026, 11, 24));
    }

    @Test
    void the_same_moment_was_today_here_and_yesterday_there() {
        var noonInGreenwich = Instant.parse("2026-11-23T10:30:00Z");
        assertThat(berlin.moment(noonInGreenwich)).isEqualTo("today 11:30");
        assertThat(auckland.moment(noonInGreenwich)).isEqualTo("yesterday 23:30");
        assertThat(auckland.dayHeading(auckland.day(noonInGreenwich))).isEqualTo("Yesterday");
    }

    @Test
    void an_earlier_day_is_named() {
        var friday = Instant.parse("2026-11-20T12:00:00Z");
        assertThat(berlin.moment(friday)).isEqualTo("Friday 20 November");
        assertThat(berlin.dayHeading(berlin.day(friday))).isEqualTo("Friday 20 November");
    }

    @Test
    void a_day_of_another_year_says_its_year() {
        assertThat(berlin.dayHeading(LocalDate.of(2025, 12, 31))).isEqualTo("Wednesday 31 December 2025");
    }

    private static Times times(String zone) {
        var id = ZoneId.of(zone);
        return new Times(id, Locale.ENGLISH, new Texts(), Clock.fixed(NOW, id));
    }
}
