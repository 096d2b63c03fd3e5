package dev.stepwise.endpoint;

import dev.stepwise.endpoint.ModelServerStatus.KeyRefused;
import dev.stepwise.endpoint.ModelServerStatus.NoModel;
import dev.stepwise.endpoint.ModelServerStatus.NotAnswering;
import dev.stepwise.endpoint.ModelServerStatus.UsingModel;
import dev.stepwise.endpoint.ModelServerStatus.UsingPractice;
import dev.stepwise.endpoint.ModelServerStatus.UsingPracticeAt;
import dev.stepwise.endpoint.ModelServerStatus.UsingTiny;
import dev.stepwise.endpoint.ModelServerStatus.UsingTinyAt;
import dev.stepwise.endpoint.ProbeResult.Found;
import dev.stepwise.endpoint.ProbeResult.NotFound;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/** Makes model servers of what was found: named, kept in the database, the one that a person prefers first. */
@Component
class FoundServers {

    private final Candidates candidates;
    private final EndpointRows rows;
    private final StandIns standIns;
    private final Optional<String> preferredModel;

    FoundServers(Candidates candidates, EndpointRows rows, StandIns standIns, ModelProperties properties) {
        this.candidates = candidates;
        this.rows = rows;
        this.standIns = standIns;
        this.preferredModel = properties.preferredModel();
    }

    Known of(List<ModelServerReport> reports) {
        return candidates.areConfigured() ? configured(reports.getFirst()) : onThisMachine(reports);
    }

    private Known configured(ModelServerReport report) {
        return switch (report.result()) {
            case Found found
            when found.flavor().isStandIn() -> {
                var server = standIns.at(report.baseUrl(), key(report.baseUrl()), found);
                yield new Known(
                        List.of(server),
                        server.ref().isTiny()
                                ? new UsingTinyAt(report.baseUrl())
                                : new UsingPracticeAt(report.baseUrl()));
            }
            case Found found -> {
                var server = withPreferred(server(report.baseUrl(), found));
                yield new Known(List.of(server), usingModel(server));
            }
            case ProbeResult.KeyRefused _ ->
                new Known(List.of(unseen(report.baseUrl())), new KeyRefused(report.baseUrl()));
            case NotFound(var why) ->
                new Known(List.of(unseen(report.baseUrl())), new NotAnswering(report.baseUrl(), why));
        };
    }

    /** A stand-in that happens to run on a usual port is passed over: it was a model server that was looked for. */
    private Known onThisMachine(List<ModelServerReport> reports) {
        var servers = new ArrayList<ModelServer>();
        for (var report : reports) {
            if (report.result() instanceof Found found && !found.flavor().isStandIn()) {
                servers.add(preferredFirst(server(report.baseUrl(), found)));
            }
        }
        servers.sort(Comparator.comparing(server -> !offersPreferred(server)));
        if (!servers.isEmpty()) {
            return new Known(servers, refused(reports).orElseGet(() -> usingModel(servers.getFirst())));
        }
        var standIn = standIns.offer();
        return new Known(standIn.stream().toList(), refused(reports).orElseGet(() -> without(reports, standIn)));
    }

    /** A refused key counts only if it is met before a server that answers: it may be the one that the person means. */
    private static Optional<ModelServerStatus> refused(List<ModelServerReport> reports) {
        return reports.stream()
                .filter(report -> !(report.result() instanceof NotFound)
                        && !(report.result() instanceof Found found
                                && found.flavor().isStandIn()))
                .findFirst()
                .filter(report -> report.result() instanceof ProbeResult.KeyRefused)
                .map(report -> new KeyRefused(report.baseUrl()));
    }

    private ModelServerStatus without(List<ModelServerReport> reports, Optional<ModelServer> standIn) {
        if (standIn.isEmpty()) {
            return new NoModel(reports);
        }
        return standIn.get().ref().isTiny() ? new UsingTiny(reports) : new UsingPractice(reports, standIns.obstacle());
    }

    private static UsingModel usingModel(ModelServer server) {
        return new UsingModel(server, server.models().getFirst().name());
    }

    private ModelServer server(URI baseUrl, Found found) {
        var ref = rows.keep(baseUrl, name(found.flavor(), baseUrl), found.flavor());
        return new ModelServer(ref, baseUrl, key(baseUrl), found.models());
    }

    private ModelServer unseen(URI baseUrl) {
        return unseen(rows.keepUnseen(baseUrl, name(Flavor.OTHER, baseUrl)), baseUrl);
    }

    /** A server that has not answered: of its models no more is known than what is configured. */
    ModelServer unseen(EndpointRef ref, URI baseUrl) {
        return withPreferred(new ModelServer(ref, baseUrl, key(baseUrl), List.of()));
    }

    /** The configured address, as the stand-in that a run names: it was that before, and fails like any model server that is away. */
    Optional<ModelServer> standInUnseen(EndpointRef ref) {
        return candidates.inOrder().stream()
                .findFirst()
                .map(Candidate::likeliest)
                .map(url -> standIns.unseenAt(ref, url, key(url)));
    }

    private Optional<ApiKey> key(URI baseUrl) {
        return candidates.at(baseUrl).flatMap(Candidate::key);
    }

    private boolean offersPreferred(ModelServer server) {
        return preferredModel.flatMap(server::model).isPresent();
    }

    /** At a configured address the configured model stands even if it is not listed: some servers take names that they do not list. */
    private ModelServer withPreferred(ModelServer server) {
        if (!candidates.areConfigured() || preferredModel.isEmpty() || offersPreferred(server)) {
            return preferredFirst(server);
        }
        var models = new ArrayList<>(server.models());
        models.addFirst(new OfferedModel(preferredModel.get(), OptionalInt.empty()));
        return new ModelServer(server.ref(), server.baseUrl(), server.key(), models);
    }

    private ModelServer preferredFirst(ModelServer server) {
        var models = server.models().stream()
                .sorted(Comparator.comparing(model -> !preferredModel.equals(Optional.of(model.name()))))
                .toList();
        return new ModelServer(server.ref(), server.baseUrl(), server.key(), models);
    }

    private static String name(Flavor flavor, URI baseUrl) {
        var kind = switch (flavor) {
            case VLLM -> "vLLM";
            case LLAMA_CPP -> "llama.cpp";
            case OLLAMA -> "Ollama";
            case SGLANG -> "SGLang";
            case OTHER, PRACTICE, TINY -> "Model server";
        };
        return kind + " on " + baseUrl.getRawAuthority();
    }
}
