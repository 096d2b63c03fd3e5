package dev.stepwise.account.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stepwise.account.Actor;
import dev.stepwise.account.AdministratorsOnly;
import dev.stepwise.account.Role;
import dev.stepwise.account.invitation.InvitationDraft.ForEach;
import dev.stepwise.account.invitation.InvitationDraft.ForOne;
import dev.stepwise.account.invitation.InvitationDraft.ForSeveral;
import dev.stepwise.account.invitation.MakeInvitationsResult.BadNumber;
import dev.stepwise.account.invitation.MakeInvitationsResult.EndsBadly;
import dev.stepwise.account.invitation.MakeInvitationsResult.Made;
import dev.stepwise.account.invitation.MakeInvitationsResult.NameTooLong;
import dev.stepwise.account.invitation.MakeInvitationsResult.NoNames;
import dev.stepwise.account.invitation.MakeInvitationsResult.TooManyNames;
import dev.stepwise.account.invitation.RedeemResult.Redeemed;
import dev.stepwise.fixture.StoredServicesTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@StoredServicesTest
class StoredInvitationsTest extends Administered {

    @Test
    void a_link_has_its_own_token_of_256_bits_of_which_only_a_hash_is_kept() {
        var first = invited("Sara Olsen");
        var second = invited("Sara Olsen");

        assertThat(first).hasSize(43).isNotEqualTo(second);
        assertThat(jdbc.sql("select encode(token_hash, 'hex') from invitation")
                        .query(String.class)
                        .list())
                .hasSize(2)
                .allMatch(hash -> HexFormat.of().parseHex(hash).length == 32);
        assertThat(jdbc.sql("select i::text from invitation i")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains(first) || row.contains(second));
    }

    @Test
    void each_line_of_a_list_gets_a_link_and_blank_lines_get_none() {
        var made = (Made) invitations.make(ada, new ForEach("Sara Olsen\n\n  Li  Jun \r\n\t\n李雷\n", inAWeek()));

        assertThat(made.invitations().stream()
                        .map(MakeInvitationsResult.MadeInvitation::forWhom)
                        .flatMap(Optional::stream))
                .containsExactly("Sara Olsen", "Li Jun", "李雷");
        assertThat(made.invitations().stream().map(MakeInvitationsResult.MadeInvitation::token))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_list_of_500_names_is_made_and_one_of_501_is_not() {
        assertThat(((Made) invitations.make(ada, new ForEach(names(500), inAWeek()))).invitations())
                .hasSize(500);
        assertThat(invitations.make(ada, new ForEach(names(501), inAWeek()))).isEqualTo(new TooManyNames(501));
        assertThat(invitations.make(ada, new ForEach(" \n\n", inAWeek()))).isEqualTo(new NoNames());
        assertThat(invitations.make(ada, new ForEach("A\n\n" + "x".repeat(101), inAWeek())))
                .isEqualTo(new NameTooLong(3));
        assertThat(jdbc.sql("select count(*) from invitation")
                        .query(Integer.class)
                        .single())
                .isEqualTo(500);
    }

    private static String names(int count) {
        return IntStream.range(0, count).mapToObj(n -> "Person " + n).collect(Collectors.joining("\n"));
    }

    @Test
    void what_ends_in_the_past_or_in_more_than_a_year_or_lets_nobody_in_is_refused() {
        assertThat(invitations.make(ada, new ForOne(Role.USER, "", Instant.now().minusSeconds(1))))
                .isEqualTo(new EndsBadly());
        assertThat(invitations.make(ada, new ForOne(Role.USER, "", Instant.now().plus(Duration.ofDays(367)))))
                .isEqualTo(new EndsBadly());
        assertThat(invitations.make(ada, new ForSeveral(0, inAWeek()))).isEqualTo(new BadNumber());
        assertThat(invitations.make(ada, new ForSeveral(501, inAWeek()))).isEqualTo(new BadNumber());
        assertThat(invitations.make(ada, new ForOne(Role.USER, "x".repeat(101), inAWeek())))
                .isEqualTo(new NameTooLong(1));
        assertThat(list()).isEmpty();
    }

    @Test
    void the_list_says_of_each_how_it_stands_and_who_made_it() {
        invited("Open");
        redeem(invited("Used"), "used");
        invited("Expired");
        jdbc.sql("update invitation set ends_at = now() where for_whom = 'Expired'")
                .update();
        invited("Withdrawn");
        assertThat(invitations.withdraw(ada, list().getFirst().id())).isTrue();

        assertThat(list().stream().map(one -> one.forWhom().orElse("") + " " + one.state()))
                .containsExactly("Withdrawn WITHDRAWN", "Expired EXPIRED", "Used USED", "Open OPEN");
        assertThat(list()).allMatch(one -> one.madeBy().equals("ada") && one.isOwn());
    }

    @Test
    void the_list_comes_in_pages() {
        invitations.make(ada, new ForEach(names(5), inAWeek()));
        var first = invitations.list(ada, Optional.empty(), 3);
        var second = invitations.list(ada, first.next(), 3);

        assertThat(first.invitations()).hasSize(3);
        assertThat(second.invitations()).hasSize(2);
        assertThat(second.next()).isEmpty();
        assertThat(first.invitations()).doesNotContainAnyElementsOf(second.invitations());
    }

    @Test
    void only_what_is_open_is_withdrawn() {
        redeem(invited("Sara"), "sara");
        var used = list().getFirst().id();

        assertThat(invitations.withdraw(ada, used)).isFalse();
        assertThat(list().getFirst().state()).isEqualTo(InvitationState.USED);
    }

    @Test
    void what_was_made_and_withdrawn_is_written_down_without_the_link() {
        var token = invited("Sara Olsen");
        invitations.withdraw(ada, list().getFirst().id());
        only(new ForOne(Role.ADMIN, "Peter", inAWeek()));

        assertThat(jdbc.sql("select actor_name || ' ' || act || ' ' || subject_name from audit_entry order by id")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "ada INVITATION_MADE Sara Olsen",
                        "ada INVITATION_WITHDRAWN Sara Olsen",
                        "ada ADMINISTRATOR_INVITED Peter");
        assertThat(jdbc.sql("select e::text from audit_entry e")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains(token));
    }

    @Test
    void a_user_makes_none_even_with_a_login_of_an_administrators() {
        var user = ((Redeemed) redeem(invited("Sara"), "sara")).account().actor();
        var before = new Actor(user.account(), Role.ADMIN);

        for (var actor : List.of(user, before)) {
            assertThatExceptionOfType(AdministratorsOnly.class)
                    .isThrownBy(() -> invitations.make(actor, new ForOne(Role.ADMIN, "", inAWeek())));
        }
        assertThat(list()).hasSize(1);
    }

    private List<Invitation> list() {
        return invitations.list(ada, Optional.empty(), 200).invitations();
    }
}
