package dev.stepwise.endpoint;

import dev.stepwise.endpoint.DraftCheck.Outcome.Good;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Checks that were made within the last minutes: whoever adds what was just checked does not wait for another one. */
final class RecentChecks {

    private static final long AGE = Duration.ofMinutes(5).toNanos();
    private static final int MOST = 20;

    /** What a check depends on. */
    record Subject(
            Optional<EndpointId> server, String address, ConnectionWish connection, Optional<String> typedModel) {

        static Subject of(Optional<EndpointId> server, ServerDraft draft) {
            return new Subject(server, draft.address(), draft.connection(), draft.typedModel());
        }
    }

    private record Made(Good check, long at) {}

    private final Map<Subject, Made> made = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Subject, Made> eldest) {
            return size() > MOST;
        }
    };

    synchronized void put(Subject subject, Good check) {
        made.put(subject, new Made(check, System.nanoTime()));
    }

    synchronized Optional<Good> take(Subject subject) {
        return Optional.ofNullable(made.remove(subject))
                .filter(found -> System.nanoTime() - found.at() < AGE)
                .map(Made::check);
    }
}
