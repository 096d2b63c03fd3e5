package dev.stepwise.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.account.PasswordObjection.PasswordTooCommon;
import dev.stepwise.account.PasswordObjection.PasswordTooShort;
import org.junit.jupiter.api.Test;
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
    void what_stands_in_the_list_is_too_common_in_any_case_and_with_any_digits_behind_it(String password) {
        assertTooCommon(password);
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
    void one_piece_over_and_over_is_too_common(String password) {
        assertTooCommon(password);
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
    void walks_along_the_keys_are_too_common(String password) {
        assertTooCommon(password);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Margaret-1936", "margaretmargaret", "12345margaret", "tegramargaret"})
    void the_username_with_little_beside_it_is_too_common(String password) {
        assertThat(rules.objection("margaret", password)).contains(new PasswordTooCommon());
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

    @Test
    void length_counts_before_everything_else() {
        assertThat(rules.objection("margaret", "aaaaaaaaaaa")).contains(new PasswordTooShort(1));
    }

    private void assertTooCommon(String password) {
        assertThat(rules.objection("margaret", password)).contains(new PasswordTooCommon());
    }
}
