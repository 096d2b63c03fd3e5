package dev.stepwise.endpoint;

import dev.stepwise.endpoint.DraftObjection.KeyNotAccepted;
import dev.stepwise.endpoint.DraftObjection.NoServerThere;
import dev.stepwise.endpoint.DraftObjection.NoSuchModel;
import dev.stepwise.endpoint.DraftObjection.StandInThere;
import dev.stepwise.endpoint.DraftReading.Read;
import dev.stepwise.endpoint.ProbeResult.Found;
import dev.stepwise.endpoint.ProbeResult.NotFound;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Checks a server as an administrator wants it: whether there is one, and what works there when one does what a run does. */
@Component
class DraftCheck {

    /** A bad address is told within five seconds. */
    private static final Duration LIST_DEADLINE = Duration.ofSeconds(4);

    private static final Duration TRIAL_DEADLINE = Duration.ofSeconds(20);

    private final DraftReading reading;
    private final CandidateSearch search;
    private final ModelServerTrial trial;

    DraftCheck(DraftReading reading, CandidateSearch search, ModelServerTrial trial) {
        this.reading = reading;
        this.search = search;
        this.trial = trial;
    }

    /** What came of it. */
    sealed interface Outcome {

        record Good(ServerCheck check, Connection connection) implements Outcome {}

        record Bad(DraftObjection why) implements Outcome {}
    }

    Outcome check(ServerDraft draft, Optional<RegisteredServer> existing) {
        return switch (reading.read(draft, existing)) {
            case Read.Refused(var why) -> new Outcome.Bad(why);
            case Read.Place place -> ask(draft, place);
        };
    }

    private Outcome ask(ServerDraft draft, Read.Place place) {
        CandidateSearch.Answer answer;
        try {
            answer = search.search(List.of(new Candidate(place.baseUrls(), place.connection())), LIST_DEADLINE)
                    .getFirst();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Outcome.Bad(new NoServerThere(NoServer.Reason.INTERRUPTED));
        }
        var url = answer.report().baseUrl();
        return switch (answer.report().result()) {
            case Found found when found.flavor().isStandIn() -> new Outcome.Bad(new StandInThere());
            case Found found -> attempt(draft, place, url, answer.took(), found);
            case ProbeResult.KeyRefused _ -> new Outcome.Bad(new KeyNotAccepted());
            case ProbeResult.KeyLost _ -> new Outcome.Bad(new DraftObjection.KeyUnreadable());
            case NotFound(NoServer.Network(var fault))
            when fault.isOfProxy() -> new Outcome.Bad(new DraftObjection.ProxyFails(fault));
            case NotFound(NoServer.NotTrusted(var certificate, var fault)) ->
                new Outcome.Bad(new DraftObjection.NotTrusted(certificate, fault));
            case NotFound(var why)
            when draft.typedModel().isPresent() && ListlessServers.mayBe(why) ->
                attempt(draft, place, url, answer.took(), new Found(Flavor.OTHER, List.of()));
            case NotFound(var why) -> new Outcome.Bad(new NoServerThere(why));
        };
    }

    private Outcome attempt(ServerDraft draft, Read.Place place, URI url, Duration took, Found found) {
        var models = new ArrayList<>(found.models());
        draft.typedModel()
                .filter(typed -> models.stream().noneMatch(model -> model.name().equals(typed)))
                .ifPresent(typed -> models.addFirst(new OfferedModel(typed, OptionalInt.empty())));
        var flavor = draft.flavor().orElse(found.flavor());
        var chosen = chosen(draft, models);
        var ref = new EndpointRef(new EndpointId(new UUID(0, 0)), draft.name(), flavor);
        var outcome = trial.run(new ModelServer(ref, url, place.connection(), models), chosen, TRIAL_DEADLINE);
        if (outcome.access() == ModelServerTrial.Access.KEY_REFUSED) {
            return new Outcome.Bad(new KeyNotAccepted());
        }
        if (outcome.access() == ModelServerTrial.Access.NO_SUCH_MODEL
                && draft.typedModel().isPresent()) {
            return new Outcome.Bad(new NoSuchModel());
        }
        if (outcome.contextTokens().isPresent()) {
            models.set(models.indexOf(chosen), new OfferedModel(chosen.name(), outcome.contextTokens()));
        }
        return new Outcome.Good(
                new ServerCheck(Instant.now(), url, flavor, took, models, outcome.points()), place.connection());
    }

    /** The model that a new question would be asked with. */
    private static OfferedModel chosen(ServerDraft draft, List<OfferedModel> models) {
        return models.stream()
                .filter(model -> draft.defaultModel().or(draft::typedModel).equals(Optional.of(model.name())))
                .findFirst()
                .or(() -> models.stream()
                        .filter(model -> !draft.withheld().contains(model.name()))
                        .findFirst())
                .orElseGet(models::getFirst);
    }
}
