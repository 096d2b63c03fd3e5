package dev.stepwise.endpoint;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What was found out about a model server by doing what a run does.
 *
 * @param baseUrl with the path that the calls stand under
 * @param took how long its list of models took
 * @param models that it lists and that can chat, or the one whose name was typed
 * @param points what works, one by one
 */
public record ServerCheck(
        Instant at, URI baseUrl, Flavor flavor, Duration took, List<OfferedModel> models, List<CheckPoint> points) {

    public ServerCheck {
        models = List.copyOf(models);
        points = List.copyOf(points);
    }

    /** Whether replies are held to JSON, by a schema or without one. */
    public boolean holdsRepliesToJson() {
        return points.stream()
                .noneMatch(point ->
                        point.kind() == CheckPoint.Kind.JSON_MODE && point.verdict() != CheckPoint.Verdict.WORKS);
    }
}
