package dev.stepwise.ui.shell;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import com.vaadin.flow.internal.JsonDecodingException;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.stereotype.Component;

/**
 * Messages to a page that no browser of ours has sent: each is one line of the log. Vaadin itself logs what is no JSON with its stack,
 * which anybody who is logged in could fill a disk with; here it is kept from doing so.
 */
@Component
class UnreadableMessages extends TurboFilter {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(UnreadableMessages.class);

    private static final String MESSAGES = "com.vaadin.flow.server.communication.";
    /** What fails while a page is put together is no fault of the message that asked for it. */
    private static final String ROUTER = "com.vaadin.flow.router.internal.";

    private static final String CALLS_METHODS = MESSAGES + "rpc.PublishedServerEventHandlerRpcHandler";

    @PostConstruct
    void begin() {
        context().addTurboFilter(this);
    }

    @PreDestroy
    void end() {
        context().getTurboFilterList().remove(this);
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable failure) {
        if (failure instanceof JsonDecodingException && logger.getName().startsWith(MESSAGES)) {
            log(failure, "none");
            return FilterReply.DENY;
        }
        // it says the same of the failure that the page's error handler gets
        return level == Level.ERROR && logger.getName().equals(CALLS_METHODS) ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    /** Whether Vaadin failed with what a browser, or somebody in its place, had sent, before any code of ours had it. */
    static boolean isOne(Throwable failure) {
        return isOfReading(failure)
                && Stream.iterate(failure.getCause(), Objects::nonNull, Throwable::getCause)
                        .allMatch(UnreadableMessages::isOfReading);
    }

    private static boolean isOfReading(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .map(StackTraceElement::getClassName)
                .filter(name -> isReader(name) || name.startsWith("dev.stepwise.") || name.startsWith(ROUTER))
                .findFirst()
                .filter(UnreadableMessages::isReader)
                .isPresent();
    }

    private static boolean isReader(String name) {
        return name.startsWith(MESSAGES + "ServerRpcHandler") || name.startsWith(MESSAGES + "rpc.");
    }

    /** @param number what the person is told to name, if there is one */
    static void log(Throwable failure, String number) {
        LOG.atWarn()
                .addKeyValue("number", number)
                .addKeyValue("failure", failure.getClass().getName())
                .addKeyValue(
                        "at", Arrays.stream(failure.getStackTrace()).findFirst().orElse(null))
                .log("A page's message could not be read and was dropped");
        LOG.atDebug()
                .addKeyValue("number", number)
                .setCause(failure)
                .log("What a page's message could not be read for");
    }
}
