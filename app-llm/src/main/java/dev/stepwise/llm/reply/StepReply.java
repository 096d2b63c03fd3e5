package dev.stepwise.llm.reply;

import dev.stepwise.llm.reply.LiveScanner.Progress;
import dev.stepwise.llm.reply.StepReading.Accepted;
import dev.stepwise.llm.reply.StepReading.Rejected;
import dev.stepwise.run.ShapeFault;
import java.util.Optional;

/**
 * A step's reply when nothing more comes: read strictly, as the rules for shapes want it, or leniently, when there is no further
 * attempt. Where the object begins and ends is found as {@link LiveScanner} finds it; what it holds, Jackson says.
 */
public final class StepReply {

    private static final String FENCE = "```";

    private final String raw;
    private final LiveScanner scanner = new LiveScanner();
    private final Progress live;

    private StepReply(String raw) {
        this.raw = raw;
        this.live = scanner.read(raw);
    }

    /**
     * Reads a reply strictly, without the model's own thinking. Of several objects the first with a key of a step counts. Prose or a
     * fence around it, a blank title, no {@code next_action}, keys in capitals, single backslashes, and an end cut off for white space
     * after {@code next_action} are repaired; all else is a fault.
     */
    public static StepReading read(String raw) {
        return new StepReply(OwnThinking.split(raw).reply()).strictly();
    }

    /**
     * Reads what can be read, whole or not: a {@code content} that is no string as its JSON, the beginning of one that was cut off,
     * and a text without a step's object as it is. Repaired, unless the strict reading finds nothing to repair; empty if there is
     * nothing to read.
     */
    public static Optional<Accepted> readLeniently(String raw) {
        var reply = new StepReply(OwnThinking.split(raw).reply());
        return switch (reply.strictly()) {
            case Accepted accepted -> Optional.of(accepted);
            case Rejected _ -> reply.leniently();
        };
    }

    private StepReading strictly() {
        if (isList()) {
            return new Rejected(ShapeFault.LIST);
        }
        if (!scanner.hasBegun()) {
            return new Rejected(withoutObject());
        }
        return switch (live.state()) {
            case OPEN -> new Rejected(ShapeFault.UNCLOSED);
            case RUN_ON -> scanner.actionClosed() ? judge(fields()) : new Rejected(ShapeFault.RUN_ON);
            case CLOSED -> judge(fields());
        };
    }

    private ShapeFault withoutObject() {
        if (scanner.maybeBegun()) {
            return ShapeFault.UNCLOSED;
        }
        return scanner.hasPassedOver() || isEmptyObject() ? ShapeFault.CONTENT_MISSING : ShapeFault.NO_OBJECT;
    }

    private StepReading judge(StepFields fields) {
        boolean cut = live.state() == LiveScanner.State.RUN_ON;
        if (fields.ending() != (cut ? StepFields.Ending.UNCLOSED : StepFields.Ending.WHOLE)) {
            return new Rejected(ShapeFault.NO_OBJECT);
        }
        var content = fields.value(StepFields.CONTENT);
        if (content.isEmpty()) {
            return new Rejected(cut ? ShapeFault.RUN_ON : ShapeFault.CONTENT_MISSING);
        }
        if (!content.get().string()) {
            return new Rejected(ShapeFault.CONTENT_NOT_TEXT);
        }
        if (content.get().text().isBlank()) {
            return new Rejected(ShapeFault.CONTENT_BLANK);
        }
        var title = fields.text(StepFields.TITLE);
        boolean repaired = cut
                || title.isBlank()
                || fields.value(StepFields.NEXT_ACTION).isEmpty()
                || isWrapped()
                || scanner.isRepaired();
        return new Accepted(orEmpty(title), content.get().text(), fields.finalAnswer(), repaired);
    }

    private Optional<Accepted> leniently() {
        if (scanner.hasBegun()) {
            var fields = fields();
            var content = live.content().isBlank()
                    ? fields.value(StepFields.CONTENT)
                            .filter(value -> !value.string())
                            .map(StepFields.Value::text)
                    : Optional.of(live.content());
            if (content.isPresent()) {
                return Optional.of(new Accepted(orEmpty(live.title()), content.get(), fields.finalAnswer(), true));
            }
        }
        return isEmptyObject() || prose().isBlank()
                ? Optional.empty()
                : Optional.of(new Accepted("", WholeText.of(raw.strip()), false, true));
    }

    private StepFields fields() {
        var json = new StringBuilder(raw.substring(scanner.begin(), scanner.end()));
        scanner.innerQuotes().reversed().forEach(place -> json.insert(place.intValue(), '\\'));
        return StepFields.of(json.toString());
    }

    /** Prose that says something in brackets, "[1]" or "[sic]", is no list. */
    private boolean isList() {
        var prose = prose();
        if (!scanner.hasBegun() && prose.startsWith("[")) {
            return true;
        }
        var inside = prose.startsWith("[") ? prose.substring(1).stripLeading() : prose;
        return prose.endsWith("[")
                || (prose.startsWith("[")
                        && (inside.startsWith("\"") || inside.startsWith("[") || inside.startsWith("{\"")));
    }

    private boolean isEmptyObject() {
        var text = prose();
        return text.startsWith("{")
                && text.endsWith("}")
                && text.substring(1, text.length() - 1).isBlank();
    }

    private static String orEmpty(String title) {
        return title.isBlank() ? "" : title;
    }

    /** Text after the object that begins with a brace is another object, which is passed over. */
    private boolean isWrapped() {
        var after = raw.substring(scanner.end()).strip();
        return !raw.substring(0, scanner.begin()).isBlank() || !(after.isEmpty() || after.startsWith("{"));
    }

    /** What stands before the object, or the whole text if there is none, without the fence that it stands in. */
    private String prose() {
        var before = raw.substring(0, scanner.begin()).strip();
        if (!before.startsWith(FENCE)) {
            return before;
        }
        int line = before.indexOf('\n');
        var inside = line < 0 ? "" : before.substring(line + 1).strip();
        return inside.endsWith(FENCE)
                ? inside.substring(0, inside.length() - FENCE.length()).strip()
                : inside;
    }
}
