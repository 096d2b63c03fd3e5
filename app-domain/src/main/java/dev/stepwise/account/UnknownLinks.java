package dev.stepwise.account;

import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Counts links with tokens that there never were, by the network that they come from, on all nodes together.
 *
 * @see <a href="../../../../../../../docs/decisions/0037-links-that-let-people-in.md">Decision 37</a>
 */
@Component
public class UnknownLinks {

    /** Such links from one network within {@link LoginTries#WINDOW}. */
    public static final int MOST = 100;

    private final LoginTryRows rows;

    UnknownLinks(LoginTryRows rows) {
        this.rows = rows;
    }

    /** Counts one more; if there were too many, for how long its network is told so. */
    public Optional<Duration> count(String address) {
        rows.removeOld();
        var counted = rows.take(LoginKeys.ofUnknownLink(address));
        return counted.tries() > MOST ? Optional.of(counted.rest()) : Optional.empty();
    }
}
