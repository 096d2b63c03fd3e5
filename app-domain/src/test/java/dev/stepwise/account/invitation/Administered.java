package dev.stepwise.account.invitation;

import dev.stepwise.account.AccountSetup;
import dev.stepwise.account.Actor;
import dev.stepwise.account.CreateAccountResult;
import dev.stepwise.account.Role;
import dev.stepwise.account.invitation.InvitationDraft.ForOne;
import dev.stepwise.account.invitation.MakeInvitationsResult.Made;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database with the administrator Ada and no invitation, and short ways to make some. */
abstract class Administered {

    static final String PASSWORD = "tidal-orchid-ninepin";
    static final String ADDRESS = "192.0.2.7";

    @Autowired
    InvitationAdministration invitations;

    @Autowired
    InvitationRedemption redemption;

    @Autowired
    JdbcClient jdbc;

    Actor ada;

    @BeforeEach
    void ada_is_the_only_administrator(@Autowired AccountSetup setup) {
        for (var table : new String[] {"account", "invitation", "audit_entry", "login_tries"}) {
            jdbc.sql("delete from " + table).update();
        }
        var created = setup.createAdministrator(setup.setupToken().orElseThrow(), "ada", PASSWORD);
        ada = ((CreateAccountResult.Created) created).account().actor();
    }

    static Instant inAWeek() {
        return Instant.now().plus(Duration.ofDays(7));
    }

    /** The token of an invitation for one user. */
    String invited(String name) {
        return only(new ForOne(Role.USER, name, inAWeek()));
    }

    String only(InvitationDraft draft) {
        return ((Made) invitations.make(ada, draft)).invitations().getFirst().token();
    }

    RedeemResult redeem(String token, String loginName) {
        return redemption.redeem(token, new Newcomer(loginName, loginName, PASSWORD), ADDRESS);
    }

    int accounts() {
        return jdbc.sql("select count(*) from account").query(Integer.class).single();
    }

    int used() {
        return jdbc.sql("select used from invitation").query(Integer.class).single();
    }
}
