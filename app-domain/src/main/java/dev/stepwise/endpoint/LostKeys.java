package dev.stepwise.endpoint;

import dev.stepwise.secret.Secrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says once, when the node starts, that keys of model servers cannot be read here. */
@Component
class LostKeys {

    private static final Logger LOG = LoggerFactory.getLogger(LostKeys.class);

    private final ServerConnections connections;
    private final Secrets secrets;

    LostKeys(ServerConnections connections, Secrets secrets) {
        this.connections = connections;
        this.secrets = secrets;
    }

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        var lost = connections.lost();
        if (!lost.isEmpty()) {
            LOG.atInfo()
                    .addKeyValue("file", secrets.masterKeyFile())
                    .addKeyValue("servers", lost.size())
                    .log("Keys of model servers cannot be read: the master key is missing or another one");
            System.err.println(
                    "The keys of these model servers cannot be read, because the master key that they were encrypted with is"
                            + " not in " + secrets.masterKeyFile() + ": " + String.join(", ", lost)
                            + ". Put that file back (STEPWISE_MASTER_KEY_FILE names another place), or give the keys anew on the page"
                            + " Model servers.");
        }
    }
}
