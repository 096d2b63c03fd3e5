package dev.stepwise.run;

import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.endpoint.NetworkFault;
import dev.stepwise.endpoint.TinyObstacle;
import java.time.Duration;

/** What is known of a cause beyond its name, in fields that a page words; never a question's or reply's text. */
public sealed interface CauseDetail {

    /** Nothing more is known. */
    CauseDetail NONE = new None();

    /** There is nothing to add. */
    record None() implements CauseDetail {}

    /**
     * A technical text that is shown as it is: a server's words. Where Stepwise itself failed, it is the name of an exception, which stands
     * in the log and on no page.
     *
     * @param text not blank
     */
    record Technical(String text) implements CauseDetail {}

    /** The network failed. */
    record Network(NetworkFault fault) implements CauseDetail {}

    /** The request or the stream was faulty. */
    record Call(CallFault fault) implements CauseDetail {}

    /** The reply was not of the shape that was asked for. */
    record Shape(ShapeFault fault) implements CauseDetail {}

    /**
     * The server ended the reply for a reason that makes it none.
     *
     * @param reason as the server named it, not blank
     */
    record EndedFor(String reason) implements CauseDetail {}

    /** Nothing came, or not all of it, within a time. */
    record Waited(Duration limit) implements CauseDetail {}

    /**
     * The server led elsewhere, which is not followed.
     *
     * @param location the address that it named; empty if it named none
     */
    record Redirected(int status, String location) implements CauseDetail {}

    /**
     * The answer was no stream of events.
     *
     * @param contentType what it said to be; empty if it did not
     */
    record NoEvents(String contentType) implements CauseDetail {}

    /**
     * System prompt, question and answer exceed the context.
     *
     * @param needed what they need together, in tokens
     * @param context what the model takes, in tokens
     */
    record TooLong(long needed, int context) implements CauseDetail {}

    /** The tiny model cannot run on the node. */
    record NoTiny(TinyObstacle obstacle) implements CauseDetail {}

    /** The call's server is away, and the run went on at an equal one. */
    record WentOn(EndpointRef server) implements CauseDetail {}

    /** A technical text, or nothing where it is blank. */
    static CauseDetail technical(String text) {
        return text.isBlank() ? NONE : new Technical(text);
    }
}
