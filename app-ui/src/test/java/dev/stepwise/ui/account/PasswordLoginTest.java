package dev.stepwise.ui.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.account.HashingBusy;
import dev.stepwise.account.LoginTries;
import dev.stepwise.ui.fixture.ApplicationTest;
import dev.stepwise.ui.fixture.People;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Equal work for names that there are and names that there are not, so that nobody learns them by the clock. */
@ApplicationTest
class PasswordLoginTest {

    private final String known = "user-" + UUID.randomUUID();
    private final String address = "address of " + known;

    @Autowired
    private People people;

    @Autowired
    private AccountDetails accounts;

    @Autowired
    private PasswordEncoder encoder;

    @Autowired
    private LoginTries tries;

    @Autowired
    private LoginPage page;

    @ParameterizedTest
    @ValueSource(
            strings = {"nobody", "", "no body", "a name that is far too long for any account ------------------------"})
    void an_unknown_name_costs_as_much_as_a_wrong_password(String unknown) {
        assertThat(workFor(unknown)).hasSize(1).isEqualTo(workFor(known));
    }

    @Test
    void a_name_without_tries_costs_nothing_whether_there_is_such_a_name_or_not() {
        people.account(known);
        for (var name : List.of(known, "no-" + known)) {
            var counted = new CountingEncoder(encoder);
            var login = login(counted);
            for (int n = 0; n < LoginTries.TRIES; n++) {
                refuse(login, name);
            }
            counted.compared.clear();
            assertThatThrownBy(() -> authenticate(login, name)).isInstanceOf(TooManyTries.class);
            assertThat(counted.compared).isEmpty();
        }
    }

    @Test
    void a_login_for_which_there_is_no_time_is_refused_in_words_and_keeps_the_name() throws Exception {
        people.account(known);
        var request = new MockHttpServletRequest();
        request.setParameter(LoginPage.NAME, known);
        var response = new MockHttpServletResponse();

        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try {
            assertThatThrownBy(() -> authenticate(login(new BusyEncoder()), known))
                    .satisfies(refused ->
                            page.onAuthenticationFailure(request, response, (AuthenticationException) refused));
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getContentAsString())
                .contains("Too many people log in at this moment.", "try again in a moment", known);
    }

    @Test
    void a_login_for_which_there_is_no_time_takes_no_try() {
        people.account(known);
        var busy = login(new BusyEncoder());
        for (int n = 0; n <= LoginTries.TRIES; n++) {
            assertThatThrownBy(() -> authenticate(busy, known)).isInstanceOf(LoginsBusy.class);
        }
        refuse(login(encoder), known);
    }

    /** Against which kinds of hashes a wrong password is compared. */
    private List<String> workFor(String name) {
        people.account(known);
        var counted = new CountingEncoder(encoder);
        refuse(login(counted), name);
        return counted.compared;
    }

    private PasswordLogin login(PasswordEncoder with) {
        return new PasswordLogin(tries, accounts, with);
    }

    private void refuse(PasswordLogin login, String name) {
        assertThatThrownBy(() -> authenticate(login, name)).isInstanceOf(BadCredentialsException.class);
    }

    private void authenticate(PasswordLogin login, String name) {
        var attempt = UsernamePasswordAuthenticationToken.unauthenticated(name, "not the password");
        attempt.setDetails(new LoginDetails(address, null));
        login.authenticate(attempt);
    }

    /** All its places are taken. */
    private static final class BusyEncoder implements PasswordEncoder {

        @Override
        public String encode(@Nullable CharSequence password) {
            return "none";
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            throw new HashingBusy();
        }
    }

    /** The application's encoder, of whose work is written down what its cost depends on. */
    private static final class CountingEncoder implements PasswordEncoder {

        private final PasswordEncoder encoder;
        private final List<String> compared = new ArrayList<>();

        CountingEncoder(PasswordEncoder encoder) {
            this.encoder = encoder;
        }

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            return encoder.encode(password);
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            compared.add(String.valueOf(hash).replaceFirst("(p=\\d+).*", "$1"));
            return encoder.matches(password, hash);
        }
    }
}
