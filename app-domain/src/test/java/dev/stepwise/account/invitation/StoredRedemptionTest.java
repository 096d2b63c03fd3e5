package dev.stepwise.account.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.account.LoginAccounts;
import dev.stepwise.account.NameObjection.BadDisplayName;
import dev.stepwise.account.NameObjection.BadLoginName;
import dev.stepwise.account.NameObjection.LoginNameTaken;
import dev.stepwise.account.PasswordObjection.PasswordGuessable;
import dev.stepwise.account.PasswordObjection.PasswordTooShort;
import dev.stepwise.account.Role;
import dev.stepwise.account.UnknownLinks;
import dev.stepwise.account.invitation.InvitationDraft.ForOne;
import dev.stepwise.account.invitation.InvitationDraft.ForSeveral;
import dev.stepwise.account.invitation.OpenedInvitation.Closed;
import dev.stepwise.account.invitation.OpenedInvitation.Open;
import dev.stepwise.account.invitation.OpenedInvitation.TooManyUnknown;
import dev.stepwise.account.invitation.OpenedInvitation.Unknown;
import dev.stepwise.account.invitation.RedeemResult.Redeemed;
import dev.stepwise.account.invitation.RedeemResult.Refused;
import dev.stepwise.fixture.StoredServicesTest;
import dev.stepwise.fixture.Waiting;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@StoredServicesTest
class StoredRedemptionTest extends Administered {

    @Autowired
    LoginAccounts logins;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void whoever_was_invited_gets_an_account_with_the_invitations_role() {
        var token = only(new ForOne(Role.ADMIN, "Sara Olsen", inAWeek()));

        assertThat(redemption.open(token, ADDRESS)).isEqualTo(new Open(Role.ADMIN, Optional.of("Sara Olsen")));
        var redeemed = redemption.redeem(token, new Newcomer("sara", " Sara  Olsen ", PASSWORD), ADDRESS);

        assertThat(redeemed)
                .isInstanceOfSatisfying(
                        Redeemed.class,
                        result -> assertThat(result.account())
                                .matches(account -> account.role() == Role.ADMIN
                                        && account.displayName().equals("Sara Olsen")));
        assertThat(logins.credentials("sara")).isPresent();
    }

    @Test
    void a_refusal_leaves_the_place_free_and_no_account() {
        var token = invited("Sara");

        assertThat(redeem(token, "two words")).isEqualTo(new Refused(new BadLoginName()));
        assertThat(redeem(token, "ADA")).isEqualTo(new Refused(new LoginNameTaken()));
        assertThat(redemption.redeem(token, new Newcomer("sara", "\u200b", PASSWORD), ADDRESS))
                .isEqualTo(new Refused(new BadDisplayName()));
        assertThat(redemption.redeem(token, new Newcomer("sara", "Sara", "short"), ADDRESS))
                .isEqualTo(new Refused(new PasswordTooShort(7)));
        assertThat(redemption.redeem(token, new Newcomer("sara", "Sara", "passwordpassword"), ADDRESS))
                .isEqualTo(new Refused(new PasswordGuessable()));

        assertThat(used()).isZero();
        assertThat(accounts()).isOne();
        assertThat(redeem(token, "sara")).isInstanceOf(Redeemed.class);
    }

    @Test
    void a_used_a_late_and_a_withdrawn_link_say_which_of_these_they_are() {
        var used = invited("Sara");
        redeem(used, "sara");
        assertThat(redeem(used, "sara-again")).isEqualTo(new Closed(InvitationState.USED));

        var late = invited("Late");
        jdbc.sql("update invitation set ends_at = now() where for_whom = 'Late'")
                .update();
        assertThat(redemption.open(late, ADDRESS)).isEqualTo(new Closed(InvitationState.EXPIRED));
        assertThat(redeem(late, "late")).isEqualTo(new Closed(InvitationState.EXPIRED));

        var withdrawn = invited("Gone");
        var id = invitations
                .list(ada, Optional.empty(), 1)
                .invitations()
                .getFirst()
                .id();
        invitations.withdraw(ada, id);
        assertThat(redeem(withdrawn, "gone")).isEqualTo(new Closed(InvitationState.WITHDRAWN));
        assertThat(accounts()).isEqualTo(2);
    }

    /** Both have found the link open before either has come in. */
    @Test
    void of_two_who_come_in_with_one_link_at_the_same_moment_one_wins() {
        var token = invited("One of two");

        assertThat(afterBothLooked(token, "first", token, "second"))
                .containsExactlyInAnyOrder(Redeemed.class, Closed.class);
        assertThat(used()).isOne();
        assertThat(accounts()).isEqualTo(2);
    }

    @Test
    void of_two_who_want_one_name_with_two_links_at_the_same_moment_the_other_keeps_the_place() {
        assertThat(afterBothLooked(invited("First"), "the-name", invited("Second"), "THE-NAME"))
                .containsExactlyInAnyOrder(Redeemed.class, Refused.class);
        assertThat(jdbc.sql("select sum(used) from invitation")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    private List<Class<?>> afterBothLooked(String token, String name, String otherToken, String otherName) {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<RedeemResult>> both = transaction.execute(_ -> {
                jdbc.sql("select 1 from invitation for update").query().listOfRows();
                var started = List.of(
                        people.submit(() -> redeem(token, name)), people.submit(() -> redeem(otherToken, otherName)));
                Waiting.untilTwoWait(jdbc);
                return started;
            });
            return both.stream()
                    .map(StoredRedemptionTest::ended)
                    .<Class<?>>map(Object::getClass)
                    .toList();
        }
    }

    @Test
    void thirty_people_with_one_link_from_one_address_at_once_are_all_let_in_and_the_next_one_is_not() {
        var token = only(new ForSeveral(30, inAWeek()));
        var names = IntStream.range(0, 30).mapToObj(n -> "pupil-" + n).toList();

        assertThat(atOnce(names, token)).allMatch(Redeemed.class::isInstance);
        assertThat(redeem(token, "pupil-30")).isEqualTo(new Closed(InvitationState.USED));
        assertThat(used()).isEqualTo(30);
        assertThat(accounts()).isEqualTo(31);
    }

    @Test
    void links_that_there_never_were_are_counted_and_do_not_keep_out_whoever_was_invited() {
        var token = invited("Sara");
        for (int guess = 0; guess < UnknownLinks.MOST; guess++) {
            assertThat(redemption.open("guess-" + guess, ADDRESS)).isEqualTo(new Unknown());
        }
        assertThat(redemption.open("one more", ADDRESS)).isInstanceOf(TooManyUnknown.class);
        assertThat(redeem("one more", "guesser")).isInstanceOf(TooManyUnknown.class);
        assertThat(redemption.open("one more", "192.0.2.8")).isEqualTo(new Unknown());

        assertThat(redeem(token, "sara")).isInstanceOf(Redeemed.class);
    }

    private List<RedeemResult> atOnce(List<String> people, String token) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var started = people.stream()
                    .map(person -> threads.submit(() -> redeem(token, person)))
                    .toList();
            return started.stream().map(StoredRedemptionTest::ended).toList();
        }
    }

    private static RedeemResult ended(Future<RedeemResult> one) {
        try {
            return one.get();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
