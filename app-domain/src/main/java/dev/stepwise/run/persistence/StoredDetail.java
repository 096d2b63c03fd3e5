package dev.stepwise.run.persistence;

import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.endpoint.Flavor;
import dev.stepwise.endpoint.NetworkFault;
import dev.stepwise.endpoint.TinyObstacle;
import dev.stepwise.run.CallFault;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.ShapeFault;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The details of causes as one line of text: a name, or fields with their values. Any other text is a technical one, as are the sentences
 * that earlier versions stored.
 */
final class StoredDetail {

    private static final Pattern TOO_LONG = Pattern.compile("needs=(\\d{1,15}) takes=(\\d{1,9})");
    private static final Pattern WAITED = Pattern.compile("waited_ms=(\\d{1,15})");
    private static final Pattern ENDED_FOR = Pattern.compile("finish_reason=(.+)", Pattern.DOTALL);
    private static final Pattern WENT_ON = Pattern.compile("went_on_at=(%s) flavor=(%s) name=(.+)"
            .formatted(
                    "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}",
                    Stream.of(Flavor.values()).map(Flavor::name).collect(Collectors.joining("|"))));
    private static final Pattern REDIRECTED = Pattern.compile("redirect=(\\d{3}) location=(.*)", Pattern.DOTALL);
    private static final Pattern NO_EVENTS = Pattern.compile("no_events content_type=(.*)", Pattern.DOTALL);

    private StoredDetail() {}

    static String write(CauseDetail detail) {
        return switch (detail) {
            case CauseDetail.None _ -> "";
            case CauseDetail.Technical(var text) -> text;
            case CauseDetail.Network(var fault) -> fault.name();
            case CauseDetail.Call(var fault) -> fault.name();
            case CauseDetail.Shape(var fault) -> fault.name();
            case CauseDetail.NoTiny(var obstacle) -> obstacle.name();
            case CauseDetail.WentOn(var server) ->
                "went_on_at=" + server.id() + " flavor=" + server.flavor() + " name=" + server.name();
            case CauseDetail.EndedFor(var reason) -> "finish_reason=" + reason;
            case CauseDetail.Waited(var limit) -> "waited_ms=" + limit.toMillis();
            case CauseDetail.Redirected(var status, var location) -> "redirect=" + status + " location=" + location;
            case CauseDetail.NoEvents(var contentType) -> "no_events content_type=" + contentType;
            case CauseDetail.TooLong(var needed, var context) -> "needs=" + needed + " takes=" + context;
        };
    }

    static CauseDetail read(@Nullable String stored) {
        var text = stored == null ? "" : stored;
        return Stream.of(
                        named(NetworkFault.values(), text, CauseDetail.Network::new),
                        named(CallFault.values(), text, CauseDetail.Call::new),
                        named(ShapeFault.values(), text, CauseDetail.Shape::new),
                        named(TinyObstacle.values(), text, CauseDetail.NoTiny::new),
                        fields(
                                TOO_LONG,
                                text,
                                found -> new CauseDetail.TooLong(Long.parseLong(found.group(1)), number(found, 2))),
                        fields(
                                WAITED,
                                text,
                                found -> new CauseDetail.Waited(Duration.ofMillis(Long.parseLong(found.group(1))))),
                        fields(WENT_ON, text, found -> new CauseDetail.WentOn(server(found))),
                        fields(ENDED_FOR, text, found -> new CauseDetail.EndedFor(found.group(1))),
                        fields(REDIRECTED, text, found -> new CauseDetail.Redirected(number(found, 1), found.group(2))),
                        fields(NO_EVENTS, text, found -> new CauseDetail.NoEvents(found.group(1))))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> CauseDetail.technical(text));
    }

    private static <E extends Enum<E>> Optional<CauseDetail> named(
            E[] names, String text, Function<E, CauseDetail> detail) {
        return Stream.of(names)
                .filter(name -> name.name().equals(text))
                .findFirst()
                .map(detail);
    }

    private static Optional<CauseDetail> fields(
            Pattern pattern, String text, Function<MatchResult, CauseDetail> detail) {
        var found = pattern.matcher(text);
        return found.matches() ? Optional.of(detail.apply(found.toMatchResult())) : Optional.empty();
    }

    private static EndpointRef server(MatchResult found) {
        return new EndpointRef(
                new EndpointId(UUID.fromString(found.group(1))), found.group(3), Flavor.valueOf(found.group(2)));
    }

    private static int number(MatchResult found, int group) {
        return Integer.parseInt(found.group(group));
    }
}
