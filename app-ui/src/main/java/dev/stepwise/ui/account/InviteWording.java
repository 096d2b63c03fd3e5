package dev.stepwise.ui.account;

import static dev.stepwise.ui.account.LinkPages.NAME;
import static dev.stepwise.ui.account.LinkPages.PASSWORD;
import static dev.stepwise.ui.account.LinkPages.USERNAME;

import dev.stepwise.account.Account;
import dev.stepwise.account.CreateAccountResult;
import dev.stepwise.account.NameObjection;
import dev.stepwise.account.PasswordObjection;
import dev.stepwise.account.invitation.OpenedInvitation;
import dev.stepwise.ui.account.LinkPages.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What somebody reads who cannot come in with an invitation. */
@Component
class InviteWording {

    private final LinkPages pages;

    InviteWording(LinkPages pages) {
        this.pages = pages;
    }

    /** Where in the form it stands, and why. */
    Refusal refusal(CreateAccountResult why) {
        return switch (why) {
            case NameObjection.BadLoginName _ ->
                new Refusal(USERNAME, pages.text("account.setup.username.bad", Account.LOGIN_NAME_LIMIT));
            case NameObjection.LoginNameTaken _ -> new Refusal(USERNAME, pages.text("account.invite.username.taken"));
            case NameObjection.BadDisplayName _ ->
                new Refusal(NAME, pages.text("account.invite.name.bad", Account.DISPLAY_NAME_LIMIT));
            case PasswordObjection objection -> password(objection);
            case CreateAccountResult.Created _, CreateAccountResult.NotAllowed _ ->
                throw new IllegalStateException("This refuses no invitation: " + why.getClass());
        };
    }

    /** Why a password is refused. */
    Refusal password(PasswordObjection why) {
        return switch (why) {
            case PasswordObjection.PasswordTooShort(var missing) ->
                new Refusal(PASSWORD, pages.text("account.setup.password.short", missing, Account.PASSWORD_LEAST));
            case PasswordObjection.PasswordGuessable _ ->
                new Refusal(PASSWORD, pages.text("account.setup.password.guessable"));
        };
    }

    void closed(HttpServletResponse response, OpenedInvitation.Closed closed) throws IOException {
        var reason = switch (closed.why()) {
            case USED -> "account.invite.used";
            case EXPIRED -> "account.invite.expired";
            case WITHDRAWN -> "account.invite.withdrawn";
            case OPEN -> throw new IllegalStateException("An open invitation is not closed");
        };
        pages.closed(response, HttpStatus.GONE, pages.text(reason));
    }

    void closed(HttpServletResponse response, OpenedInvitation.Unknown unknown) throws IOException {
        pages.closed(response, HttpStatus.NOT_FOUND, pages.text("account.link.unknown"));
    }

    void closed(HttpServletResponse response, OpenedInvitation.TooManyUnknown refused) throws IOException {
        tooMany(response, refused.rest());
    }

    /** For links of any kind. */
    void tooMany(HttpServletResponse response, Duration rest) throws IOException {
        pages.closed(response, HttpStatus.TOO_MANY_REQUESTS, pages.text("account.link.too-many", rest.toMinutes() + 1));
    }
}
