package dev.stepwise.endpoint;

import dev.stepwise.account.AccountId;
import dev.stepwise.account.Actor;
import dev.stepwise.account.AdministratorWork;
import dev.stepwise.account.Role;
import dev.stepwise.process.HostName;
import dev.stepwise.secret.Secrets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The registry of model servers as an administrator of a test changes it. */
final class TestAdministration {

    private TestAdministration() {}

    /** An administrator who is in the database. */
    static Actor administrator(JdbcClient jdbc) {
        var admin = new Actor(new AccountId(UUID.randomUUID()), Role.ADMIN);
        jdbc.sql("insert into account values (?, ?, 'none', 'ADMIN', false, now())")
                .params(admin.account().value(), "admin " + admin.account())
                .update();
        return admin;
    }

    /** Servers that let everybody in, and of which nothing else is found out. */
    static ModelServerAdministration granted(
            JdbcClient jdbc, AdministratorWork work, ModelServerProbe probe, Path masterKey) {
        ModelServerTrial trial = (_, _, _) ->
                new ModelServerTrial.Outcome(ModelServerTrial.Access.GRANTED, List.of(), OptionalInt.empty());
        return of(jdbc, work, probe, trial, masterKey);
    }

    static ModelServerAdministration of(
            JdbcClient jdbc, AdministratorWork work, ModelServerProbe probe, ModelServerTrial trial, Path masterKey) {
        var hosts = new HostOfAddress(new HostName("one"));
        var registry = new ServerRegistry(jdbc);
        var connections = new ServerConnections(jdbc, new Secrets(masterKey));
        var reading = new DraftReading(
                registry, new ConnectionReading(connections), new Candidates(Node.NOTHING_CONFIGURED, 8484), hosts);
        return new RegistryAdministration(
                work,
                new DraftCheck(reading, new CandidateSearch(probe), trial),
                new RegistryWriting(
                        registry,
                        new AdministeredRows(jdbc, hosts),
                        new SeenModels(jdbc),
                        new KeptChecks(jdbc),
                        connections,
                        reading,
                        new UnfinishedRuns(jdbc)),
                new LookWishes(),
                new AuditedWork(work, jdbc));
    }
}
