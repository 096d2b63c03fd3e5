package dev.stepwise.ui.account;

import static dev.stepwise.ui.account.LinkPages.AGAIN;
import static dev.stepwise.ui.account.LinkPages.PASSWORD;
import static dev.stepwise.ui.account.LinkPages.USERNAME;

import dev.stepwise.account.HashingBusy;
import dev.stepwise.account.reset.OpenedResetLink;
import dev.stepwise.account.reset.PasswordReset;
import dev.stepwise.account.reset.ResetPasswordResult;
import dev.stepwise.ui.account.LinkPages.Form;
import dev.stepwise.ui.account.LinkPages.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Sets a new password for somebody who has a link for that, and leads to the login. */
@Controller
class ResetPage {

    /** For the rules of access. */
    static final String PATHS = "/reset/*";

    private static final String PATH = "/reset/{token}";

    private final PasswordReset resets;
    private final InviteWording wording;
    private final LinkPages pages;

    ResetPage(PasswordReset resets, InviteWording wording, LinkPages pages) {
        this.resets = resets;
        this.wording = wording;
        this.pages = pages;
    }

    @GetMapping(PATH)
    void open(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (resets.open(token, request.getRemoteAddr())) {
            case OpenedResetLink.Open(var loginName) -> pages.open(response, form(token, loginName), PASSWORD);
            case OpenedResetLink.Used _ -> gone(response, "account.reset.used");
            case OpenedResetLink.Expired _ -> gone(response, "account.reset.expired");
            case OpenedResetLink.Unknown _ -> unknown(response);
            case OpenedResetLink.TooManyUnknown(var rest) -> wording.tooMany(response, rest);
        }
    }

    @PostMapping(PATH)
    void reset(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var form = form(token, username);
        if (!password.equals(again)) {
            pages.refuse(response, form, new Refusal(AGAIN, pages.text("account.setup.password.differs")));
            return;
        }
        try {
            switch (resets.reset(token, password, request.getRemoteAddr())) {
                case ResetPasswordResult.Stored _ ->
                    response.sendRedirect(LoginPage.PATH + "?" + LoginPage.PASSWORD_SET);
                case ResetPasswordResult.Refused(var why) -> pages.refuse(response, form, wording.password(why));
                case OpenedResetLink.Used _ -> gone(response, "account.reset.used");
                case OpenedResetLink.Expired _ -> gone(response, "account.reset.expired");
                case OpenedResetLink.Unknown _ -> unknown(response);
                case OpenedResetLink.TooManyUnknown(var rest) -> wording.tooMany(response, rest);
            }
        } catch (HashingBusy tooMany) {
            pages.busy(response, form);
        }
    }

    private void gone(HttpServletResponse response, String reason) throws IOException {
        pages.closed(response, HttpStatus.GONE, pages.text(reason));
    }

    private void unknown(HttpServletResponse response) throws IOException {
        pages.closed(response, HttpStatus.NOT_FOUND, pages.text("account.reset.unknown"));
    }

    /** The name tells password managers whose password it is; it is not read when the form is sent. */
    private static Form form(String token, String loginName) {
        return new Form("reset", Map.of("token", token, USERNAME, loginName));
    }
}
