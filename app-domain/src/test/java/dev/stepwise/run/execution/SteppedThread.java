package dev.stepwise.run.execution;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * A thread that runs only while it is let: from one {@link #pause()} to the next. Of all actors of a simulation one runs at a time, so that
 * their order is the simulation's choice and nobody else's.
 */
final class SteppedThread {

    /** Ends an actor's thread; what it still tries to write meanwhile is refused. */
    static final class Dead extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final ThreadLocal<SteppedThread> CURRENT = new ThreadLocal<>();

    /** What becomes of an actor's next pause. */
    private enum Fate {
        LIVES,
        DIES,
        IS_INTERRUPTED
    }

    private final Semaphore go = new Semaphore(0);
    private final Semaphore paused = new Semaphore(0);
    private Fate fate = Fate.LIVES;
    private boolean dead;
    private boolean ended;
    private boolean inCall;

    /** The failure that the database meets this actor with next. */
    LostAnswers.@Nullable Failure failure;

    private @Nullable Throwable broken;

    SteppedThread(Runnable work) {
        Thread.ofVirtual().name("actor").start(() -> {
            CURRENT.set(this);
            go.acquireUninterruptibly();
            try {
                work.run();
            } catch (Dead killed) {
                // That is how it was meant.
            } catch (Throwable unexpected) {
                if (!dead) {
                    broken = unexpected;
                }
            } finally {
                ended = true;
                paused.release();
            }
        });
    }

    /** The actor whose thread this is, if it is one's. */
    static @Nullable SteppedThread current() {
        return CURRENT.get();
    }

    /** Gives way to the other actors. Does nothing on a thread that is no actor's. */
    static void pause() {
        var actor = CURRENT.get();
        if (actor != null) {
            actor.giveWay();
        }
    }

    /** Gives way like a call to a model, which an interrupt ends. */
    static void pauseInCall() throws InterruptedException {
        var actor = CURRENT.get();
        if (actor != null) {
            actor.inCall = true;
            actor.giveWay();
            actor.inCall = false;
            if (actor.fate == Fate.IS_INTERRUPTED) {
                actor.fate = Fate.LIVES;
                throw new InterruptedException();
            }
        }
    }

    private void giveWay() {
        if (!dead) {
            paused.release();
            go.acquireUninterruptibly();
        }
        if (fate == Fate.DIES) {
            throw new Dead();
        }
    }

    /** Lets the actor run to its next pause, or to its end. */
    void proceed() {
        go.release();
        paused.acquireUninterruptibly();
        if (broken != null) {
            throw new AssertionError("An actor broke", broken);
        }
    }

    boolean isInCall() {
        return inCall && !ended;
    }

    /** Lets the call that it is in meet an interrupt. */
    void interrupt() {
        fate = Fate.IS_INTERRUPTED;
        proceed();
    }

    /** Ends it where it stands, like the process that it is a part of. */
    void die() {
        if (!ended) {
            dead = true;
            fate = Fate.DIES;
            proceed();
        }
    }

    boolean isDead() {
        return dead;
    }

    boolean hasEnded() {
        return ended;
    }
}
