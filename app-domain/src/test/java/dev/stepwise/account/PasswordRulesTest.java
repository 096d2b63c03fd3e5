package dev.stepwise.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.account.PasswordObjection.PasswordGuessable;
import dev.stepwise.account.PasswordObjection.PasswordTooShort;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    private final PasswordRules rules = new PasswordRules(new PasswordHashing().passwordEncoder());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "PASSWORD-2026!",
                "iloveyouforever",
                "correcthorsebatterystaple",
                "correct horse battery staple",
            })
    void a_common_password_is_too_easy_to_guess_in_any_case_and_with_any_digits_behind_it(String password) {
        assertGuessable(password);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaaaa",
                "            ",
                "abababababab",
                "Abc!abc!abc!abc!",
                "catcatcatcatca",
                "猫猫猫猫猫猫猫猫猫猫猫猫"
            })
    void one_piece_over_and_over_is_too_easy_to_guess(String password) {
        assertGuessable(password);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "qwertyuiop[]",
                "1qaz2wsx3edc",
                "asdfghjkl123",
                "zxcvbnmasdfgh",
                "poiuytrewq09",
                "abcdefghijkl",
                "123456789012",
                "!@#$%^&*()_+"
            })
    void walks_along_the_keys_are_too_easy_to_guess(String password) {
        assertGuessable(password);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Margaret-1936", "margaretmargaret", "12345margaret", "tegramargaret"})
    void the_username_with_little_beside_it_is_too_easy_to_guess(String password) {
        assertThat(rules.objection("margaret", password)).contains(new PasswordGuessable());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tidal-orchid-ninepin",
                "qwe7!Lantern?drum",
                "margaret likes gravel",
                "雨夜的灯塔照亮了远方的小船",
                "kX9#mQ2$vL7z"
            })
    void a_password_that_nobody_tries_first_is_taken(String password) {
        assertThat(rules.objection("margaret", password)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"leavemealone!", "finalfantasy2026", "sonyericsson1", "123qweasdzxc2026"})
    void a_password_from_a_stolen_list_is_too_easy_to_guess_with_whatever_stands_behind_it(String password) {
        assertGuessable(password);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zhangwei1990", "19900101zhang", "5201314woaini", "P@55w0rd-1999", "Stepwise-2026!"})
    void a_name_or_a_word_with_a_date_is_too_easy_to_guess(String password) {
        assertGuessable(password);
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct-horse-battery-staple", "To be or not to be", "MayTheForceBeWithYou"})
    void a_phrase_that_everybody_knows_is_too_easy_to_guess(String password) {
        assertGuessable(password);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "4@8({[<369|!1$50+7%2", "20261130", "雨夜的灯塔", "password"})
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_password_of_ten_thousand_characters_gets_its_answer_too(String piece) {
        var password = piece.repeat(10_000 / piece.length());
        assertThat(rules.objection("margaret", password)).isIn(Optional.of(new PasswordGuessable()), Optional.empty());
    }

    @Test
    void length_counts_before_everything_else() {
        assertThat(rules.objection("margaret", "aaaaaaaaaaa")).contains(new PasswordTooShort(1));
    }

    private void assertGuessable(String password) {
        assertThat(rules.objection("margaret", password)).contains(new PasswordGuessable());
    }
}
