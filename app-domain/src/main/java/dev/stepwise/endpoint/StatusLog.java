package dev.stepwise.endpoint;

import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes into the log how a node stands with model servers. */
final class StatusLog {

    private static final Logger LOG = LoggerFactory.getLogger(StatusLog.class);

    private StatusLog() {}

    /** One line for a status that is new. */
    static void write(ModelServerStatus status) {
        switch (status) {
            case ModelServerStatus.UsingModel(var server, var model) -> log("A model answers", server.baseUrl(), model);
            case ModelServerStatus.UsingTiny _ -> LOG.atInfo().log("No model server found; the tiny model answers");
            case ModelServerStatus.UsingTinyAt(var url) -> log("The configured model server is a tiny model", url, "");
            case ModelServerStatus.UsingPracticeAt(var url) ->
                log("The configured model server is a practice script", url, "");
            case ModelServerStatus.NoModel none ->
                LOG.atInfo()
                        .addKeyValue(
                                "obstacle",
                                none.obstacle().map(TinyObstacle::name).orElse(""))
                        .log("No model server found, and nothing stands in");
            case ModelServerStatus.KeyRefused(var url) -> log("The model server refuses the key", url, "");
            case ModelServerStatus.KeyLost lost -> log("The model server's key is lost", lost.url(), "");
            case ModelServerStatus.NotAnswering(var url, var why) ->
                log("The configured model server does not answer", url, why.toString());
        }
    }

    private static void log(String message, URI url, String detail) {
        LOG.atInfo().addKeyValue("url", url).addKeyValue("detail", detail).log(message);
    }
}
