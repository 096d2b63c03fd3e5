package dev.stepwise.run.execution;

import dev.stepwise.account.AccountId;
import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.endpoint.EqualServers;
import dev.stepwise.endpoint.ModelServers;
import dev.stepwise.run.TooMany;
import dev.stepwise.run.persistence.RunStore;
import dev.stepwise.settings.SettingsDraft;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says which runs may wait for their turn, not too many and none that would only fail again, and at which of equal servers. */
@Component
class RunAdmission {

    private final RunStore store;
    private final RunLimits limits;
    private final ModelServers servers;
    private final EqualServers equals;

    RunAdmission(RunStore store, RunLimits limits, ModelServers servers, EqualServers equals) {
        this.equals = equals;
        this.store = store;
        this.limits = limits;
        this.servers = servers;
    }

    /** Counted before they are stored: two who ask at once may be one more than may be. */
    Optional<TooMany> tooMany(AccountId account, List<EndpointId> wanted) {
        int most = limits.accountUnfinished();
        if (most > 0 && store.outstanding(account) + wanted.size() > most) {
            return Optional.of(new TooMany(TooMany.Whose.ACCOUNT, most));
        }
        int mostThere = limits.endpointUnfinished();
        boolean isFull = mostThere > 0
                && wanted.stream()
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                        .entrySet()
                        .stream()
                        .anyMatch(asked -> store.outstanding(asked.getKey()) + asked.getValue() > mostThere);
        return isFull ? Optional.of(new TooMany(TooMany.Whose.ENDPOINT, mostThere)) : Optional.empty();
    }

    /** The same settings, each at the one of the equal servers that has the least to do; those that are asked for together are spread too. */
    List<SettingsDraft> placed(List<SettingsDraft> wanted) {
        var placed = new ArrayList<SettingsDraft>();
        for (var draft : wanted) {
            var choices = equals.answering(draft.endpoint().id(), draft.model());
            placed.add(choices.stream()
                    .min(Comparator.comparingLong(server -> placed.stream()
                            .filter(other -> other.endpoint().id().equals(server.id()))
                            .count()))
                    .map(draft::at)
                    .orElse(draft));
        }
        return List.copyOf(placed);
    }

    /** Whether a run that has ended may succeed if it is taken up again. */
    boolean mayGoOn(RunStore.Ended run) {
        return run.cause().isEmpty()
                || run.cause().get().mayPass(servers.find(run.endpoint()).isPresent());
    }

    /** How many of an account's runs are worked on at once. */
    int accountRunning() {
        return limits.accountRunning();
    }
}
