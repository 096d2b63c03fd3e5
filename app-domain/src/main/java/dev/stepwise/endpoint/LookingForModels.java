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

/**
 * Looks for model servers when the node starts; then every 5 s while no model answers, a page is open or a server is used, and at once
 * when a call failed.
 */
@Component
class LookingForModels implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LookingForModels.class);

    /** With the pause less than the 10 s within which pages say what is so. */
    private static final Duration DEADLINE = Duration.ofSeconds(4);

    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** Between two looks, however many calls fail. */
    private static final Duration LEAST_PAUSE = Duration.ofSeconds(1);

    private final NodeModelServers servers;
    private final LookWishes wishes;
    private final Duration pause;
    private final Duration leastPause;

    /** Ends the pauses. A look under way is not interrupted, for it may be asking the database. */
    private volatile CountDownLatch ending = new CountDownLatch(0);

    private boolean running;

    @Autowired
    LookingForModels(NodeModelServers servers, LookWishes wishes) {
        this(servers, wishes, PAUSE, LEAST_PAUSE);
    }

    LookingForModels(NodeModelServers servers, LookWishes wishes, Duration pause, Duration leastPause) {
        this.servers = servers;
        this.wishes = wishes;
        this.pause = pause;
        this.leastPause = leastPause;
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
        Thread.ofVirtual().name("looking-for-models").start(this::lookWhileWanted);
        running = true;
    }

    private void lookWhileWanted() {
        var end = ending;
        try {
            while (!end.await(leastPause.toMillis(), TimeUnit.MILLISECONDS)) {
                boolean isWishedAtOnce = wishes.await(pause.minus(leastPause));
                if (end.getCount() > 0 && (isWishedAtOnce || isWanted())) {
                    wishes.met();
                    lookAgain();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isWanted() {
        return !(servers.status() instanceof UsingModel) || servers.isFollowed() || wishes.isUsed();
    }

    private void lookAgain() {
        try {
            servers.findWithin(DEADLINE);
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
        wishes.atOnce();
        running = false;
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }
}
