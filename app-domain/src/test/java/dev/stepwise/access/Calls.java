package dev.stepwise.access;

import dev.stepwise.account.AccountAdministration;
import dev.stepwise.account.AccountDeletion;
import dev.stepwise.account.AccountService;
import dev.stepwise.account.Actor;
import dev.stepwise.account.LoginSessionId;
import dev.stepwise.account.NewAccount;
import dev.stepwise.account.PageSettings;
import dev.stepwise.account.PageSettingsService;
import dev.stepwise.account.Role;
import dev.stepwise.account.SessionService;
import dev.stepwise.account.audit.AuditFilter;
import dev.stepwise.account.audit.AuditTrail;
import dev.stepwise.account.invitation.InvitationAdministration;
import dev.stepwise.account.invitation.InvitationDraft;
import dev.stepwise.account.invitation.InvitationId;
import dev.stepwise.account.reset.ResetLinkAdministration;
import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.endpoint.KeyWish;
import dev.stepwise.endpoint.ModelServerAdministration;
import dev.stepwise.endpoint.ModelTraits;
import dev.stepwise.endpoint.ServerDraft;
import dev.stepwise.history.HistoryService;
import dev.stepwise.preset.PresetService;
import dev.stepwise.run.Directive;
import dev.stepwise.run.RunAccess;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunService;
import dev.stepwise.run.feed.LocalFeed;
import dev.stepwise.run.feed.RunFeed;
import dev.stepwise.run.feed.RunObserver;
import dev.stepwise.run.feed.RunSnapshot;
import dev.stepwise.settings.SettingsDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** How each method that a person calls is called with somebody's ids. Whoever adds such a method adds a row here. */
final class Calls {

    /** Calls the method as this actor, with what is the victim's; returns what came of it. */
    @FunctionalInterface
    interface Call {
        Object of(Actor actor, Victim victim);
    }

    private static final String ANOTHER_PASSWORD = "copper-lantern-estuary";

    private final ApplicationContext services;
    private final SettingsDraft settings;
    private final Map<String, Call> rows = new LinkedHashMap<>();

    Calls(ApplicationContext services, SettingsDraft settings) {
        this.services = services;
        this.settings = settings;
        runs(services.getBean(RunService.class));
        feed(services.getBean(RunFeed.class));
        history(services.getBean(HistoryService.class));
        presets(services.getBean(PresetService.class));
        ownAccount(services.getBean(AccountService.class));
        rows.put(
                "AccountDeletion.ask",
                (actor, _) -> services.getBean(AccountDeletion.class).ask(actor, Victim.PASSWORD));
        pageSettings(services.getBean(PageSettingsService.class));
        sessions(services.getBean(SessionService.class));
        servers(services.getBean(ModelServerAdministration.class));
        administration(services.getBean(AccountAdministration.class));
        invitations(services.getBean(InvitationAdministration.class));
        rows.put(
                "AuditTrail.list",
                (actor, _) -> services.getBean(AuditTrail.class).list(actor, AuditFilter.ALL, Optional.empty(), 10));
        rows.put(
                "ResetLinkAdministration.make",
                (actor, victim) -> services.getBean(ResetLinkAdministration.class)
                        .make(actor, victim.actor().account()));
    }

    /** By interface and method, as in {@code RunService.find}. */
    Map<String, Call> rows() {
        return rows;
    }

    private void runs(RunService runs) {
        rows.put("RunService.ask", (actor, _) -> runs.ask(actor, "What of it?", List.of(settings)));
        rows.put("RunService.runAgain", (actor, victim) -> runs.runAgain(actor, victim.queued(), settings));
        rows.put("RunService.give", (actor, victim) -> runs.give(actor, victim.queued(), new Directive.FinishNow()));
        rows.put("RunService.stop", (actor, victim) -> runs.stop(actor, victim.queued()));
        rows.put("RunService.stopAll", (actor, _) -> {
            runs.stopAll(actor);
            return "";
        });
        rows.put("RunService.goOn", (actor, victim) -> runs.goOn(actor, victim.stopped()));
        rows.put(
                "RunService.placeInQueue",
                (actor, victim) -> runs.placeInQueue(RunAccess.owner(actor, victim.queued())));
        rows.put("RunService.find", (actor, victim) -> runs.find(RunAccess.owner(actor, victim.queued())));
    }

    private void feed(RunFeed feed) {
        rows.put("RunFeed.follow", (actor, victim) -> {
            var heard = new Heard();
            feed.follow(RunAccess.owner(actor, victim.queued()), heard).ifPresent(RunFeed.Subscription::close);
            return heard.told;
        });
        rows.put("RunFeed.followAll", (actor, victim) -> {
            var heard = new ArrayList<>();
            try (var _ = feed.followAll(actor, heard::add)) {
                services.getBean(LocalFeed.class)
                        .tellNew(victim.actor().account(), Optional.of(victim.question()), victim.queued());
            }
            return heard;
        });
    }

    private void history(HistoryService history) {
        rows.put("HistoryService.recent", (actor, _) -> history.recent(actor, Optional.empty(), 10));
        rows.put("HistoryService.find", (actor, victim) -> history.find(actor, List.of(victim.question())));
        rows.put(
                "HistoryService.search",
                (actor, victim) -> history.search(actor, victim.secret(), Optional.empty(), 10));
    }

    private void presets(PresetService presets) {

        rows.put("PresetService.all", (actor, _) -> presets.all(actor));
        rows.put("PresetService.create", (actor, _) -> presets.create(actor, "A preset", settings.reasoning()));
        rows.put(
                "PresetService.replace",
                (actor, victim) -> presets.replace(actor, victim.preset(), settings.reasoning()));
        rows.put("PresetService.rename", (actor, victim) -> presets.rename(actor, victim.preset(), "Renamed"));
        rows.put("PresetService.delete", (actor, victim) -> {
            presets.delete(actor, victim.preset());
            return "";
        });
    }

    private void ownAccount(AccountService accounts) {
        rows.put("AccountService.find", (actor, _) -> accounts.find(actor));
        rows.put("AccountService.changeDisplayName", (actor, _) -> accounts.changeDisplayName(actor, "Renamed"));
        rows.put(
                "AccountService.changePassword",
                (actor, victim) -> accounts.changePassword(actor, victim.login(), Victim.PASSWORD, ANOTHER_PASSWORD));
        rows.put("AccountService.passwordChangedAt", (actor, _) -> accounts.passwordChangedAt(actor));
        rows.put("AccountService.rememberAlsoPlainAnswer", (actor, _) -> {
            accounts.rememberAlsoPlainAnswer(actor, true);
            return "";
        });
    }

    private void pageSettings(PageSettingsService pages) {
        rows.put("PageSettingsService.find", (actor, _) -> pages.find(actor));
        rows.put("PageSettingsService.change", (actor, _) -> {
            pages.change(actor, PageSettings.USUAL, PageSettings.USUAL.withSingleKeys(false));
            return "";
        });
    }

    private void sessions(SessionService sessions) {
        rows.put("SessionService.list", (actor, _) -> sessions.list(actor));
        rows.put("SessionService.end", (actor, victim) -> sessions.end(actor, victim.login()));
        rows.put("SessionService.endOthers", (actor, victim) -> {
            sessions.endOthers(actor, LoginSessionId.random());
            return "";
        });
    }

    private void administration(AccountAdministration accounts) {
        rows.put("AccountAdministration.list", (actor, _) -> accounts.list(actor, "", Optional.empty(), 200));
        rows.put(
                "AccountAdministration.create",
                (actor, _) -> accounts.create(
                        actor, new NewAccount(Victim.newSecret(), "A person", Role.ADMIN, Victim.PASSWORD)));
        rows.put(
                "AccountAdministration.rename",
                (actor, victim) -> accounts.rename(actor, victim.actor().account(), Victim.newSecret(), "Renamed"));
        rows.put(
                "AccountAdministration.changeRole",
                (actor, victim) -> accounts.changeRole(actor, victim.actor().account(), Role.ADMIN));
        rows.put(
                "AccountAdministration.setPassword",
                (actor, victim) -> accounts.setPassword(actor, victim.actor().account(), ANOTHER_PASSWORD));
        rows.put(
                "AccountAdministration.disable",
                (actor, victim) -> accounts.disable(actor, victim.actor().account()));
        rows.put(
                "AccountAdministration.keep",
                (actor, victim) -> accounts.keep(actor, victim.actor().account()));
        rows.put(
                "AccountAdministration.enable",
                (actor, victim) -> accounts.enable(actor, victim.actor().account()));
    }

    private void invitations(InvitationAdministration invitations) {
        var inAWeek = Instant.now().plus(Duration.ofDays(7));
        rows.put(
                "InvitationAdministration.make",
                (actor, victim) ->
                        invitations.make(actor, new InvitationDraft.ForOne(Role.ADMIN, victim.secret(), inAWeek)));
        rows.put("InvitationAdministration.list", (actor, _) -> invitations.list(actor, Optional.empty(), 200));
        rows.put(
                "InvitationAdministration.withdraw",
                (actor, _) -> invitations.withdraw(actor, new InvitationId(UUID.randomUUID())));
    }

    private void servers(ModelServerAdministration servers) {
        var draft = new ServerDraft(
                "A server",
                "http://localhost:1",
                new KeyWish.Keep(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty());
        var lab = settings.endpoint().id();
        rows.put("ModelServerAdministration.list", (actor, _) -> servers.list(actor));
        rows.put("ModelServerAdministration.check", (actor, _) -> servers.check(actor, draft));
        rows.put("ModelServerAdministration.checkChange", (actor, _) -> servers.checkChange(actor, lab, draft));
        rows.put("ModelServerAdministration.checkAgain", (actor, _) -> servers.checkAgain(actor, lab));
        rows.put("ModelServerAdministration.add", (actor, _) -> servers.add(actor, draft));
        rows.put("ModelServerAdministration.change", (actor, _) -> servers.change(actor, lab, draft));
        rows.put("ModelServerAdministration.setEnabled", (actor, _) -> servers.setEnabled(actor, lab, true));
        rows.put(
                "ModelServerAdministration.archive",
                (actor, _) -> servers.archive(actor, new EndpointId(UUID.randomUUID())));
        rows.put("ModelServerAdministration.makeDefault", (actor, _) -> servers.makeDefault(actor, lab));
        rows.put("ModelServerAdministration.setEqual", (actor, _) -> servers.setEqual(actor, lab, Set.of()));
        rows.put(
                "ModelServerAdministration.setTraits",
                (actor, _) -> servers.setTraits(actor, lab, "llama-8b", ModelTraits.USUAL));
    }

    /** What a follower of a run is told. */
    private static final class Heard implements RunObserver {

        final List<Object> told = new ArrayList<>();

        @Override
        public void onSnapshot(RunSnapshot snapshot) {
            told.add(snapshot);
        }

        @Override
        public void onEvent(RunEvent event) {
            told.add(event);
        }
    }
}
