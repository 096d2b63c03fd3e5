package dev.stepwise.ui.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.account.Actor;
import dev.stepwise.account.Role;
import dev.stepwise.account.reset.MakeResetLinkResult.Made;
import dev.stepwise.account.reset.ResetLinkAdministration;
import dev.stepwise.ui.fixture.ApplicationTest;
import dev.stepwise.ui.fixture.Browser;
import dev.stepwise.ui.fixture.People;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
class ResetPageTest {

    private static final String ANOTHER = "copper-lantern-estuary";

    private final String name = "grace-" + UUID.randomUUID();

    @LocalServerPort
    private int port;

    @Autowired
    private ResetLinkAdministration links;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private Actor grace;
    private Browser browser;

    @BeforeEach
    void there_is_somebody() {
        grace = people.account(name);
        browser = new Browser(port);
    }

    @Test
    void the_new_password_logs_in_and_the_old_one_and_older_sessions_do_not() {
        var before = new Browser(port);
        before.logIn(name, People.PASSWORD);
        var link = link();
        assertThat(browser.get(link).body()).contains("Choose a new password", name);

        assertThat(send(link, ANOTHER, ANOTHER)).isEqualTo(302);
        assertThat(browser.location()).isEqualTo("/login?password-set");
        assertThat(browser.get("/login?password-set").body()).contains("The new password is set.");

        assertThat(new Browser(port).logIn(name, People.PASSWORD).statusCode()).isEqualTo(401);
        browser.logIn(name, ANOTHER);
        assertThat(browser.location()).isEqualTo("/");
        before.get("/history");
        assertThat(before.location()).isEqualTo("/login");
    }

    @Test
    void a_refused_password_stands_at_its_field_and_leaves_the_link_good() {
        var link = link();
        assertThat(browser.post(link, "username=x&password=tenletters&again=tenletters")
                        .body())
                .contains("Too short by 2 characters", "id=\"password-error\"")
                .doesNotContain("tenletters");
        assertThat(browser.post(link, "username=x&password=" + ANOTHER + "&again=other")
                        .body())
                .contains("The two passwords differ.")
                .doesNotContain(ANOTHER);
        assertThat(send(link, ANOTHER, ANOTHER)).isEqualTo(302);
    }

    @Test
    void a_used_an_older_a_late_and_a_made_up_link_say_so() {
        var older = link();
        var link = link();
        assertThat(browser.get(older).body()).contains("Either a newer one was made");
        jdbc.sql("update reset_link set ends_at = now() where account_id = ?")
                .param(grace.account().value())
                .update();
        assertThat(browser.get(link).body()).contains("it works for 24 hours");
        assertThat(send(link, ANOTHER, ANOTHER)).isEqualTo(410);

        var used = link();
        send(used, ANOTHER, ANOTHER);
        assertThat(browser.get(used).body()).contains("A password was set with this link already");
        assertThat(send(used, People.PASSWORD, People.PASSWORD)).isEqualTo(410);
        assertThat(browser.get("/reset/guessed").statusCode()).isEqualTo(404);
    }

    private int send(String link, String password, String again) {
        return browser.post(
                        link, "username=x&password=" + password.replace(' ', '+') + "&again=" + again.replace(' ', '+'))
                .statusCode();
    }

    private String link() {
        var ada = people.account("ada-who-resets").account();
        jdbc.sql("update account set role = 'ADMIN' where id = ?")
                .param(ada.value())
                .update();
        return "/reset/" + ((Made) links.make(new Actor(ada, Role.ADMIN), grace.account())).token();
    }
}
