package dev.stepwise.run.node;

import dev.stepwise.account.AccountId;
import dev.stepwise.run.QuestionId;
import dev.stepwise.run.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a node sends to the others: that it has written text or stored changes. It only says where to look; for pings that are lost, nodes
 * look now and then without one.
 *
 * @param changes may be empty: then there is only text to read
 */
public record Ping(NodeId from, List<RunChange> changes) {

    /** The channel of PostgreSQL's that pings go through. */
    public static final String CHANNEL = "stepwise";

    /** A notification of PostgreSQL's holds 7,999 bytes; a change takes up to 113, the node 36. */
    private static final int MOST_CHANGES = 70;

    private static final String SEPARATOR = ";";

    public Ping {
        changes = List.copyOf(changes);
    }

    /** One ping, or as many as the changes need. */
    public static List<Ping> of(NodeId from, List<RunChange> changes) {
        if (changes.isEmpty()) {
            return List.of(new Ping(from, changes));
        }
        var pings = new ArrayList<Ping>();
        for (int start = 0; start < changes.size(); start += MOST_CHANGES) {
            pings.add(new Ping(from, changes.subList(start, Math.min(changes.size(), start + MOST_CHANGES))));
        }
        return pings;
    }

    /** As it travels. */
    public String payload() {
        return changes.stream().map(Ping::write).collect(Collectors.joining("", from.toString(), ""));
    }

    private static String write(RunChange change) {
        // The question comes last, because nodes of the version before read the first three.
        return SEPARATOR + change.run() + "," + change.account().value() + "," + (change.inLists() ? "+" : "-")
                + change.question().map(question -> "," + question).orElse("");
    }

    /** Reads what travelled; empty for what no Stepwise of this kind has sent. */
    static Optional<Ping> read(String payload) {
        try {
            var parts = payload.split(SEPARATOR, -1);
            var changes = new ArrayList<RunChange>();
            for (int part = 1; part < parts.length; part++) {
                var fields = parts[part].split(",", -1);
                changes.add(new RunChange(
                        new RunId(UUID.fromString(fields[0])),
                        fields.length > 3 ? Optional.of(new QuestionId(UUID.fromString(fields[3]))) : Optional.empty(),
                        new AccountId(UUID.fromString(fields[1])),
                        fields[2].equals("+")));
            }
            return Optional.of(new Ping(new NodeId(UUID.fromString(parts[0])), changes));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException foreign) {
            return Optional.empty();
        }
    }
}
