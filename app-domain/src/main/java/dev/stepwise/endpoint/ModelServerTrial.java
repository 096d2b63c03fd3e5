package dev.stepwise.endpoint;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** Does with a model server what a run does, once and small. */
public interface ModelServerTrial {

    /** Tries the model, within about that time. */
    Outcome run(ModelServer server, OfferedModel model, Duration deadline);

    /**
     * What was found out.
     *
     * @param contextTokens of the model, where the list of models does not say it and the server does elsewhere
     */
    record Outcome(Access access, List<CheckPoint> points, OptionalInt contextTokens) {

        public Outcome {
            points = List.copyOf(points);
        }
    }

    /** Whether the server let us. */
    enum Access {
        GRANTED,
        KEY_REFUSED,
        NO_SUCH_MODEL
    }
}
