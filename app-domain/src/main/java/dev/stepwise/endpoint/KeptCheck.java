package dev.stepwise.endpoint;

import java.time.Instant;
import java.util.List;

/** What a check of a server said that was kept. */
public record KeptCheck(Instant at, List<CheckPoint> points) {

    public KeptCheck {
        points = List.copyOf(points);
    }
}
