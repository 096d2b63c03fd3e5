package dev.stepwise.ui.account;

import static dev.stepwise.ui.account.LinkPages.AGAIN;
import static dev.stepwise.ui.account.LinkPages.NAME;
import static dev.stepwise.ui.account.LinkPages.USERNAME;

import dev.stepwise.account.HashingBusy;
import dev.stepwise.account.Role;
import dev.stepwise.account.invitation.InvitationRedemption;
import dev.stepwise.account.invitation.Newcomer;
import dev.stepwise.account.invitation.OpenedInvitation;
import dev.stepwise.account.invitation.RedeemResult;
import dev.stepwise.ui.account.LinkPages.Form;
import dev.stepwise.ui.account.LinkPages.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Makes the account of somebody who was invited, and logs them in. */
@Controller
class InvitePage {

    /** For the rules of access. */
    static final String PATHS = "/invite/*";

    private static final String PATH = "/invite/{token}";

    private final InvitationRedemption invitations;
    private final InviteWording wording;
    private final LinkPages pages;
    private final FirstLogin login;

    InvitePage(InvitationRedemption invitations, InviteWording wording, LinkPages pages, FirstLogin login) {
        this.invitations = invitations;
        this.wording = wording;
        this.pages = pages;
        this.login = login;
    }

    @GetMapping(PATH)
    void open(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (invitations.open(token, request.getRemoteAddr())) {
            case OpenedInvitation.Open(var role, var forWhom) ->
                pages.open(response, form(token, role, new Newcomer("", forWhom.orElse(""), "")), USERNAME);
            case OpenedInvitation.Closed closed -> wording.closed(response, closed);
            case OpenedInvitation.Unknown unknown -> wording.closed(response, unknown);
            case OpenedInvitation.TooManyUnknown refused -> wording.closed(response, refused);
        }
    }

    @PostMapping(PATH)
    void redeem(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var newcomer = new Newcomer(username, name, password);
        switch (invitations.open(token, request.getRemoteAddr())) {
            case OpenedInvitation.Open(var role, var _) -> {
                var form = form(token, role, newcomer);
                if (username.isBlank()) {
                    pages.refuse(response, form, new Refusal(USERNAME, pages.text("account.setup.username.missing")));
                } else if (name.isBlank()) {
                    pages.refuse(response, form, new Refusal(NAME, pages.text("account.setup.username.missing")));
                } else if (!password.equals(again)) {
                    pages.refuse(response, form, new Refusal(AGAIN, pages.text("account.setup.password.differs")));
                } else {
                    redeem(token, newcomer, form, request, response);
                }
            }
            case OpenedInvitation.Closed closed -> wording.closed(response, closed);
            case OpenedInvitation.Unknown unknown -> wording.closed(response, unknown);
            case OpenedInvitation.TooManyUnknown refused -> wording.closed(response, refused);
        }
    }

    private void redeem(
            String token, Newcomer newcomer, Form form, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            switch (invitations.redeem(token, newcomer, request.getRemoteAddr())) {
                case RedeemResult.Redeemed(var account) -> {
                    login.logIn(account, request, response);
                    response.sendRedirect("/");
                }
                case RedeemResult.Refused(var why) -> pages.refuse(response, form, wording.refusal(why));
                case OpenedInvitation.Closed closed -> wording.closed(response, closed);
                case OpenedInvitation.Unknown unknown -> wording.closed(response, unknown);
                case OpenedInvitation.TooManyUnknown refused -> wording.closed(response, refused);
            }
        } catch (HashingBusy tooMany) {
            pages.busy(response, form);
        }
    }

    private static Form form(String token, Role role, Newcomer newcomer) {
        var values = Map.<String, Object>of(
                "token",
                token,
                USERNAME,
                newcomer.loginName(),
                NAME,
                newcomer.displayName(),
                "as-administrator",
                role == Role.ADMIN);
        return new Form("invite", values);
    }
}
