package org.tidewaiter.node.registry;

import java.util.Objects;
import org.jooq.DSLContext;
import org.springframework.dao.PessimisticLockingFailureException;
import org.tidewaiter.node.delivery.Awaiting;

/** The database under test. */
public final class Store {

    private static final int MOST_TRIES = 5;

    private final DSLContext sql;
    private final TestClock clock;
    private final TestSigning signing;
    private final ReconsideredReports reconsidered;

    Store(DSLContext sql, TestClock clock, TestSigning signing, ReconsideredReports reconsidered) {
        this.sql = sql;
        this.clock = clock;
        this.signing = signing;
        this.reconsidered = reconsidered;
    }

    /** Begins anew: nothing stored, the clock at its start, signing permitted. */
    public void reset() {
        emptyReports();
        sql.execute("truncate registry.recall");
        sql.execute("truncate journal.entry, journal.follower");
        sql.execute("update journal.head set position = 0, epoch = 1");
        clock.set(RegistryNode.NOW);
        signing.permit(true);
        reconsidered.reports.clear();
    }

    /** What was being signed when the test before ended may hold what is to be emptied, and want what is held here. */
    private void emptyReports() {
        for (int tries = 1; ; tries++) {
            try {
                sql.execute("truncate registry.report cascade");
                return;
            } catch (PessimisticLockingFailureException deadlock) {
                if (tries == MOST_TRIES) {
                    throw deadlock;
                }
            }
        }
    }

    public void run(String statement, Object... bindings) {
        sql.execute(statement, bindings);
    }

    /** Returns once some transaction in this database waits for another. */
    void awaitLockWaiter() {
        Awaiting.until(
                "one transaction waits for another",
                () -> !value(
                                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                        .equals(0L));
    }

    /** One value of one row. */
    public Object value(String query, Object... bindings) {
        return Objects.requireNonNull(sql.fetchSingle(query, bindings).get(0));
    }
}
