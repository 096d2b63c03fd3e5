package dev.stepwise.llm.reasoning;

import dev.stepwise.llm.prompt.Prompt;
import dev.stepwise.llm.reasoning.Reading.Unusable;
import dev.stepwise.llm.reasoning.Reading.Usable;
import dev.stepwise.llm.reply.LiveScanner;
import dev.stepwise.llm.reply.OwnThinking;
import dev.stepwise.llm.reply.StepReading;
import dev.stepwise.llm.reply.StepReply;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.RunEvent.Field;
import dev.stepwise.run.ShapeFault;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** A step: a JSON object of title, content and next action. */
record StepShape(UserTurns turns, OwnWords own) implements ReplyShape {

    /** In 'The word "strawberry" has' a grammar takes the first quote that is not escaped for the end: what is left ends in a blank. */
    private static final Pattern BROKEN_OFF = Pattern.compile("[\\p{L}\\p{N},:=] \\z|[(\\[{] ?\\z");

    @Override
    public ChatCall.ReplyFormat format() {
        return ChatCall.ReplyFormat.STEP_SCHEMA;
    }

    @Override
    public ReplyReader replyReader(BiConsumer<Field, String> text) {
        var scanner = new LiveScanner();
        return piece -> {
            var progress = scanner.read(piece);
            text.accept(Field.TITLE, progress.title());
            text.accept(Field.CONTENT, progress.content());
            return switch (progress.state()) {
                case OPEN -> ReplyReader.Verdict.GO_ON;
                case CLOSED -> ReplyReader.Verdict.AWAIT_END;
                case RUN_ON -> ReplyReader.Verdict.CUT;
            };
        };
    }

    @Override
    public Reading readReply(String reply, Reading.End end) {
        return switch (StepReply.read(reply)) {
            case StepReading.Accepted step
            when own.isRecitedBy(step.content()) -> new Unusable(Cause.RECITAL, CauseDetail.NONE);
            case StepReading.Accepted step
            when BROKEN_OFF.matcher(step.content()).find() ->
                new Unusable(Cause.BAD_SHAPE, new CauseDetail.Shape(ShapeFault.ENDS_AT_QUOTE));
            case StepReading.Accepted step ->
                new Usable(step.title(), step.content(), step.finalAnswer(), false, step.repaired());
            case StepReading.Rejected(var fault) ->
                switch (end) {
                    case LENGTH -> new Unusable(Cause.CUT_BY_TOKEN_LIMIT, CauseDetail.NONE);
                    case BEYOND_BOUND -> new Unusable(Cause.RUN_ON, CauseDetail.NONE);
                    case WHOLE ->
                        fault == ShapeFault.RUN_ON
                                ? new Unusable(Cause.RUN_ON, CauseDetail.NONE)
                                : new Unusable(Cause.BAD_SHAPE, new CauseDetail.Shape(fault));
                };
        };
    }

    @Override
    public Optional<Usable> readLeniently(FailedAttempt unusable) {
        boolean unfinished = unusable.isCut() || unusable.isLoop();
        return StepReply.readLeniently(unusable.raw())
                .map(step -> new Usable(
                        step.title(),
                        step.content(),
                        step.finalAnswer(),
                        unusable.isCut(),
                        // The beginning of an object needs no repair to be read; its end is what is missing.
                        step.repaired() && !(unfinished && beginsAsFlawlessStep(unusable.raw()))));
    }

    @Override
    public Optional<String> faultSentence(FailedAttempt unusable) {
        return Optional.of(turns.fault(fault(unusable)));
    }

    private static boolean beginsAsFlawlessStep(String raw) {
        var scanner = new LiveScanner();
        var read = scanner.read(OwnThinking.split(raw).reply());
        return !read.content().isBlank() && !scanner.isRepaired();
    }

    private static Prompt fault(FailedAttempt unusable) {
        if (unusable.cause() == Cause.RUN_ON) {
            return Prompt.FAULT_RUN_ON;
        }
        if (unusable.isLoop()) {
            return Prompt.FAULT_LOOP;
        }
        if (unusable.isRecital()) {
            return Prompt.FAULT_RECITAL;
        }
        return switch (StepReply.read(unusable.raw())) {
            case StepReading.Accepted step ->
                BROKEN_OFF.matcher(step.content()).find() ? Prompt.FAULT_QUOTE : Prompt.FAULT_NO_OBJECT;
            case StepReading.Rejected(var fault) ->
                switch (fault) {
                    case NO_OBJECT -> Prompt.FAULT_NO_OBJECT;
                    case LIST -> Prompt.FAULT_LIST;
                    case CONTENT_MISSING -> Prompt.FAULT_CONTENT_MISSING;
                    case CONTENT_BLANK -> Prompt.FAULT_CONTENT_BLANK;
                    case CONTENT_NOT_TEXT -> Prompt.FAULT_CONTENT_NOT_TEXT;
                    case UNCLOSED -> Prompt.FAULT_UNCLOSED;
                    case ENDS_AT_QUOTE -> Prompt.FAULT_QUOTE;
                    case RUN_ON -> Prompt.FAULT_RUN_ON;
                };
        };
    }
}
