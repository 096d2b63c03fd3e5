package dev.stepwise.endpoint;

import dev.stepwise.endpoint.ModelServerFinder.Subscription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who wants to know of something; one that fails keeps none of the others from hearing it. */
final class Listeners<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<Registration<T>> registrations = new CopyOnWriteArrayList<>();

    /** A class, so that a listener that is added twice is told twice and removed once. */
    private static final class Registration<T> {
        private final Consumer<T> listener;

        Registration(Consumer<T> listener) {
            this.listener = listener;
        }
    }

    boolean areThere() {
        return !registrations.isEmpty();
    }

    Subscription add(Consumer<T> listener) {
        var registration = new Registration<>(listener);
        registrations.add(registration);
        return () -> registrations.remove(registration);
    }

    void tell(T news) {
        for (var registration : registrations) {
            try {
                registration.listener.accept(news);
            } catch (RuntimeException failure) {
                LOG.atWarn().setCause(failure).log("A listener to the model servers failed");
            }
        }
    }
}
