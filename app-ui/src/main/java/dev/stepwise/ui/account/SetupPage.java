package dev.stepwise.ui.account;

import dev.stepwise.account.Account;
import dev.stepwise.account.AccountSetup;
import dev.stepwise.account.CreateAccountResult;
import dev.stepwise.account.HashingBusy;
import dev.stepwise.account.NameObjection;
import dev.stepwise.account.PasswordObjection;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Creates the administrator, for whoever has the link that the first start printed. */
@Controller
class SetupPage {

    static final String PATH = "/setup";

    private static final String USERNAME = "username";
    private static final String PASSWORD = "password";
    private static final String AGAIN = "again";

    private final AccountSetup accounts;
    private final EntryPages pages;

    SetupPage(AccountSetup accounts, EntryPages pages) {
        this.accounts = accounts;
        this.pages = pages;
    }

    @GetMapping(PATH)
    void open(@RequestParam(defaultValue = "") String token, HttpServletResponse response) throws IOException {
        if (accounts.setupOpen(token)) {
            form(response, HttpStatus.OK, Map.of("token", token, USERNAME, "", "begins-with-username", true));
        } else {
            closed(response);
        }
    }

    @PostMapping(PATH)
    void create(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletResponse response)
            throws IOException {
        if (!accounts.setupOpen(token)) {
            closed(response);
        } else if (username.isBlank()) {
            refuse(response, token, username, USERNAME, pages.text("account.setup.username.missing"));
        } else if (!password.equals(again) && password.codePointCount(0, password.length()) >= Account.PASSWORD_LEAST) {
            refuse(response, token, username, AGAIN, pages.text("account.setup.password.differs"));
        } else {
            create(response, token, username, password);
        }
    }

    private void create(HttpServletResponse response, String token, String username, String password)
            throws IOException {
        try {
            answer(response, token, username, accounts.createAdministrator(token, username, password));
        } catch (HashingBusy tooMany) {
            var values =
                    Map.<String, Object>of("token", token, USERNAME, username, "error", pages.text("account.busy"));
            form(response, HttpStatus.SERVICE_UNAVAILABLE, values);
        }
    }

    private void answer(HttpServletResponse response, String token, String username, CreateAccountResult result)
            throws IOException {
        switch (result) {
            case CreateAccountResult.Created _ -> response.sendRedirect(LoginPage.PATH + "?" + LoginPage.CREATED);
            case NameObjection.BadLoginName _, NameObjection.BadDisplayName _ -> {
                var bad = pages.text("account.setup.username.bad", Account.LOGIN_NAME_LIMIT);
                refuse(response, token, username, USERNAME, bad);
            }
            case NameObjection.LoginNameTaken _ ->
                refuse(response, token, username, USERNAME, pages.text("account.setup.username.taken"));
            case PasswordObjection.PasswordTooShort(var missing) -> {
                var tooShort = pages.text("account.setup.password.short", missing, Account.PASSWORD_LEAST);
                refuse(response, token, username, PASSWORD, tooShort);
            }
            case PasswordObjection.PasswordGuessable _ ->
                refuse(response, token, username, PASSWORD, pages.text("account.setup.password.guessable"));
            case CreateAccountResult.NotAllowed _ -> closed(response);
        }
    }

    /** Says at the field why it is refused, and begins there. */
    private void refuse(HttpServletResponse response, String token, String username, String field, String reason)
            throws IOException {
        form(
                response,
                HttpStatus.UNPROCESSABLE_CONTENT,
                Map.of("token", token, USERNAME, username, field + "-error", reason, "begins-with-" + field, true));
    }

    private void form(HttpServletResponse response, HttpStatus status, Map<String, Object> values) throws IOException {
        pages.write(response, status.value(), "setup", pages.text("account.setup.heading"), values);
    }

    private void closed(HttpServletResponse response) throws IOException {
        pages.write(
                response, HttpStatus.OK.value(), "setup-closed", pages.text("account.setup.closed.heading"), Map.of());
    }
}
