package org.tidewaiter.node.database;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Tells the work of visitors (pages and API) from the node's own (lanes, signing, partners, monitoring). Visitors have their
 * own connections to the database, and of them only so many are let in at a time: those inside finish quickly, and
 * however many come, the node's own work goes on. A visitor is let in when it first needs the database.
 */
public final class Visitors {

    private static final ScopedValue<Visit> HERE = ScopedValue.newInstance();

    /** Some read or write the network while others work on the database. */
    private static final int FOR_EACH_CONNECTION = 4;

    private final Semaphore places;
    private final Duration patience;

    public Visitors(VisitorSettings settings) {
        this.places = new Semaphore(settings.connections() * FOR_EACH_CONNECTION, true);
        this.patience = settings.patience();
    }

    /** One request. */
    private static final class Visit {
        private boolean inside;
    }

    /**
     * Runs {@code work} as a visitor's.
     *
     * @throws CrowdedException out of whatever asks for the database, when no place becomes free in time
     */
    public <X extends Throwable> void receive(ScopedValue.CallableOp<Void, X> work) throws X {
        Visit visit = new Visit();
        try {
            ScopedValue.where(HERE, visit).call(work);
        } finally {
            if (visit.inside) {
                places.release();
            }
        }
    }

    /** Whether this thread works for a visitor, who is let in now if not before. */
    boolean letIn() {
        if (!HERE.isBound()) {
            return false;
        }
        Visit visit = HERE.get();
        if (!visit.inside) {
            visit.inside = takePlace();
        }
        return true;
    }

    private boolean takePlace() {
        try {
            if (places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new CrowdedException();
    }
}
