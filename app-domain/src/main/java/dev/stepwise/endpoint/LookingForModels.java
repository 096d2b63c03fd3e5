package dev.stepwise.endpoint;

import dev.stepwise.endpoint.ModelServerStatus.UsingModel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks for model servers when the node starts, and again every 10 s until a model answers. */
@Component
class LookingForModels implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LookingForModels.class);

    /** Nobody waits for a later look, so that a server under load has time to answer. */
    private static final Duration LATER = Duration.ofSeconds(5);

    private final NodeModelServers servers;
    private final Duration pause;

    /** Ends the pauses. A look under way is not interrupted, for it may be asking the database. */
    private volatile CountDownLatch ending = new CountDownLatch(0);

    private boolean running;

    @Autowired
    LookingForModels(NodeModelServers servers) {
        this(servers, Duration.ofSeconds(10));
    }

    LookingForModels(NodeModelServers servers, Duration pause) {
        this.servers = servers;
        this.pause = pause;
    }

    /** Before the web server serves pages and before runs are taken up. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public synchronized void start() {
        servers.findNow();
        ending = new CountDownLatch(1);
        Thread.ofVirtual().name("looking-for-models").start(this::lookUntilAModelAnswers);
        running = true;
    }

    private void lookUntilAModelAnswers() {
        try {
            while (!(servers.status() instanceof UsingModel) && !isToEndWithin(pause)) {
                lookAgain();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isToEndWithin(Duration time) throws InterruptedException {
        return ending.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void lookAgain() {
        try {
            servers.findWithin(LATER);
        } catch (RuntimeException failure) {
            // the database may be away for a moment; the next look finds out, if the node is not about to end
            if (ending.getCount() > 0) {
                LOG.atWarn().setCause(failure).log("Looking for model servers failed");
            }
        }
    }

    @Override
    public synchronized void stop() {
        ending.countDown();
        running = false;
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }
}
