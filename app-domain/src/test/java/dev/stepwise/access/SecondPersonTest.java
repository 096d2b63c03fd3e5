package dev.stepwise.access;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.stepwise.account.AccountAdministration;
import dev.stepwise.account.Actor;
import dev.stepwise.account.AdministratorsOnly;
import dev.stepwise.account.LoginSessions;
import dev.stepwise.account.Role;
import dev.stepwise.account.audit.AuditTrail;
import dev.stepwise.account.invitation.InvitationAdministration;
import dev.stepwise.account.reset.ResetLinkAdministration;
import dev.stepwise.endpoint.ModelServerAdministration;
import dev.stepwise.preset.PresetService;
import dev.stepwise.run.RunAccess;
import dev.stepwise.run.fixture.RunWorld;
import dev.stepwise.settings.Strategy;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Each method that takes an actor or an access to a run is called as a second person with the ids of the first one: that finds nothing and
 * changes nothing. The methods are found in the code, how they are called stands in {@link Calls}.
 */
@SpringBootTest(
        classes = AllServicesApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "stepwise.limits.node-running=0")
class SecondPersonTest {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @Autowired
    private ApplicationContext services;

    @Autowired
    private RunWorld world;

    @Autowired
    private PresetService presets;

    @Autowired
    private LoginSessions logins;

    @Autowired
    private PasswordEncoder encoder;

    private static Stream<JavaMethod> methods() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
                        .importPackages("dev.stepwise")
                        .stream()
                        .filter(JavaClass::isInterface)
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.getRawParameterTypes().stream().anyMatch(SecondPersonTest::isPerson));
    }

    private static boolean isPerson(JavaClass parameter) {
        return parameter.isEquivalentTo(Actor.class) || parameter.isAssignableTo(RunAccess.class);
    }

    private static String name(JavaMethod method) {
        return method.getOwner().getSimpleName() + "." + method.getName();
    }

    @Test
    void every_method_that_a_person_calls_has_a_row() {
        var rows = calls().rows().keySet();
        var found = methods()
                .map(SecondPersonTest::name)
                .filter(name -> !name.equals("RunAccess.owner"))
                .collect(toSet());

        assertThat(found)
                .as(
                        "Each method that takes an Actor or a RunAccess needs a row in Calls, which says how it is called with"
                                + " somebody else's ids; and each row needs such a method.")
                .isEqualTo(Set.copyOf(rows));
    }

    @TestFactory
    Stream<DynamicTest> a_second_person_finds_and_changes_nothing_of_the_first_one() {
        return calls().rows().entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.getKey(), () -> nothingIsFoundAndNothingChanged(row.getKey(), row.getValue())));
    }

    private void nothingIsFoundAndNothingChanged(String name, Calls.Call call) {
        var victim = victim();
        var before = victim.stored(world.sql);
        var stranger = person(Role.USER);

        if (isForAdministrators(name)) {
            long accounts = accounts();
            assertThatExceptionOfType(AdministratorsOnly.class).isThrownBy(() -> call.of(stranger, victim));
            // a login of before, whose account is no administrator's
            assertThatExceptionOfType(AdministratorsOnly.class)
                    .isThrownBy(() -> call.of(new Actor(stranger.account(), Role.ADMIN), victim));
            assertThat(accounts()).isEqualTo(accounts);
        } else {
            assertThat(shown(call.of(stranger, victim)))
                    .as("what is the first person's is like what nobody has")
                    .doesNotContain(victim.secret())
                    .isEqualTo(shown(call.of(person(Role.USER), victim.withIdsOfNothing())));
        }
        assertThat(victim.stored(world.sql)).isEqualTo(before);
    }

    /** Else the calls above could find nothing because there is nothing. */
    @TestFactory
    Stream<DynamicTest> whoever_may_finds_or_changes_something() {
        return calls().rows().entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.getKey(), () -> somethingIsFoundOrChanged(row.getKey(), row.getValue())));
    }

    private void somethingIsFoundOrChanged(String name, Calls.Call call) {
        var victim = victim();
        if (List.of("AccountAdministration.enable", "AccountAdministration.keep")
                .contains(name)) {
            world.sql
                    .sql("update account set disabled_at = now(), deletion_asked_at = now() where id = ?")
                    .param(victim.actor().account().value())
                    .update();
        }
        var before = victim.stored(world.sql) + accounts();
        var whoeverMay = isForAdministrators(name) ? person(Role.ADMIN) : victim.actor();
        var strangers = isForAdministrators(name) ? "" : shown(call.of(person(Role.USER), victim));

        var found = shown(call.of(whoeverMay, victim));

        boolean isChanged = !before.equals(victim.stored(world.sql) + accounts());
        assertThat(isChanged || found.contains(victim.secret()) || !found.equals(strangers))
                .as("as whoever may it finds or changes something: %s", found)
                .isTrue();
    }

    private static boolean isForAdministrators(String name) {
        return name.startsWith(AccountAdministration.class.getSimpleName())
                || name.startsWith(AuditTrail.class.getSimpleName())
                || name.startsWith(InvitationAdministration.class.getSimpleName())
                || name.startsWith(ResetLinkAdministration.class.getSimpleName())
                || name.startsWith(ModelServerAdministration.class.getSimpleName());
    }

    /** What there is to see of it; one id is like another. */
    private static String shown(Object result) {
        return ID.matcher(String.valueOf(result)).replaceAll("id");
    }

    private Calls calls() {
        return new Calls(services, RunWorld.settings(Strategy.STEPS));
    }

    private Victim victim() {
        var actor = person(Role.USER);
        var secret = Victim.newSecret();
        world.sql
                .sql("update account set display_name = ?, theme = 'DARK' where id = ?")
                .params(secret, actor.account().value())
                .update();
        return Victim.of(actor, secret, RunWorld.settings(Strategy.STEPS), world.runs, presets, logins);
    }

    private Actor person(Role role) {
        var account = world.account().account();
        world.sql
                .sql("update account set role = ?, password_hash = ? where id = ?")
                .params(role.name(), encoder.encode(Victim.PASSWORD), account.value())
                .update();
        return new Actor(account, role);
    }

    private long accounts() {
        return world.sql
                .sql(
                        "select (select count(*) from account) + (select count(*) from invitation) + (select count(*) from reset_link)")
                .query(Long.class)
                .single();
    }
}
