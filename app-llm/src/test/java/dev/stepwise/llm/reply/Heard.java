package dev.stepwise.llm.reply;

import dev.stepwise.llm.reply.LiveScanner.State;
import java.util.ArrayList;
import java.util.List;

/** All that a live scanner made readable of a reply, and how it was left. */
record Heard(String title, String content, State state, boolean actionClosed) {

    /** Feeds the pieces until the scanner has enough. */
    static Heard of(Iterable<String> pieces) {
        var scanner = new LiveScanner();
        var title = new StringBuilder();
        var content = new StringBuilder();
        var state = State.OPEN;
        for (var piece : pieces) {
            var progress = scanner.read(piece);
            title.append(progress.title());
            content.append(progress.content());
            state = progress.state();
            if (state != State.OPEN) {
                break;
            }
        }
        return new Heard(title.toString(), content.toString(), state, scanner.actionClosed());
    }

    static Heard atOnce(String reply) {
        return of(List.of(reply));
    }

    static Heard unitByUnit(String reply) {
        return of(reply.chars().mapToObj(Character::toString).toList());
    }

    /** Feeds the reply in two pieces, cut at that unit. */
    static Heard cutAt(String reply, int unit) {
        return of(List.of(reply.substring(0, unit), reply.substring(unit)));
    }

    /** Every way in which the reply can be cut once, and the one that cuts it everywhere. */
    static List<Heard> everyWay(String reply) {
        var all = new ArrayList<Heard>();
        for (int unit = 0; unit <= reply.length(); unit++) {
            all.add(cutAt(reply, unit));
        }
        all.add(unitByUnit(reply));
        return all;
    }
}
