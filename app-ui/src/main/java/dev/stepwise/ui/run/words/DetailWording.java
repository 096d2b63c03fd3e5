package dev.stepwise.ui.run.words;

import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.ui.component.Durations;
import dev.stepwise.ui.text.PlainText;
import java.io.Serializable;

/** What is known of a cause beyond its name, in words. */
final class DetailWording implements Serializable {

    private final Words words;

    DetailWording(Words words) {
        this.words = words;
    }

    /** A clause or a sentence; empty where nothing more is known. */
    String text(Cause cause, CauseDetail detail) {
        return switch (detail) {
            case CauseDetail.None _ -> "";
            // of a failure of our own it is the name of an exception, which is for the log
            case CauseDetail.Technical(var text) -> cause == Cause.INTERNAL ? "" : PlainText.of(text);
            case CauseDetail.Network(var fault) -> words.of("detail." + Words.key(fault));
            case CauseDetail.Shape(var fault) -> words.of("detail.shape." + Words.key(fault));
            case CauseDetail.Call(var fault) -> words.of("detail." + Words.key(fault));
            case CauseDetail.WentOn(var server) -> words.of("detail.went-on", PlainText.of(server.name()));
            case CauseDetail.EndedFor(var reason) -> words.of("detail.ended-for", PlainText.of(reason));
            case CauseDetail.Waited(var limit) -> words.of(waited(cause), Durations.words(limit));
            case CauseDetail.Redirected(var status, var location) ->
                location.isEmpty()
                        ? words.of("detail.redirected-nowhere", String.valueOf(status))
                        : words.of("detail.redirected", String.valueOf(status), PlainText.of(location));
            case CauseDetail.NoEvents(var contentType) ->
                contentType.isEmpty()
                        ? words.of("detail.no-events-nor-type")
                        : words.of("detail.no-events", PlainText.of(contentType));
            case CauseDetail.TooLong(var needed, var context) ->
                words.of("cause.question-too-long.numbers", String.valueOf(needed), String.valueOf(context));
            case CauseDetail.NoTiny(var obstacle) -> words.of("cause.tiny-cannot-run." + Words.key(obstacle));
        };
    }

    private static String waited(Cause cause) {
        if (cause == Cause.NO_FIRST_TOKEN) {
            return "detail.no-text-within";
        }
        return cause == Cause.CALL_TOO_LONG ? "detail.not-whole-after" : "detail.no-further-text-for";
    }
}
