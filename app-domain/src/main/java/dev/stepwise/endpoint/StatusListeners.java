package dev.stepwise.endpoint;

import dev.stepwise.endpoint.ModelServerFinder.Subscription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who wants to know of every new status; one that fails keeps none of the others from hearing it. */
final class StatusListeners {

    private static final Logger LOG = LoggerFactory.getLogger(StatusListeners.class);

    private final List<Registration> registrations = new CopyOnWriteArrayList<>();

    /** A class, so that a listener that is added twice is told twice and removed once. */
    private static final class Registration {
        private final Consumer<ModelServerStatus> listener;

        Registration(Consumer<ModelServerStatus> listener) {
            this.listener = listener;
        }
    }

    Subscription add(Consumer<ModelServerStatus> listener) {
        var registration = new Registration(listener);
        registrations.add(registration);
        return () -> registrations.remove(registration);
    }

    void tell(ModelServerStatus status) {
        for (var registration : registrations) {
            try {
                registration.listener.accept(status);
            } catch (RuntimeException failure) {
                LOG.atWarn().setCause(failure).log("A listener to the model servers' status failed");
            }
        }
    }
}
