package org.tidewaiter.trials;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.tidewaiter.trials.NamedStep.Moment;

/**
 * Stops a node at one named step from outside, in its database: whoever gets there waits for a lock that this object holds. The
 * product knows nothing of it.
 */
final class Snare implements AutoCloseable {

    private static final int LOCK = 4711;

    private static final String[] FOUNDATION = {
        "create schema trial", "create table trial.armed (step text primary key)", """
        create function trial.stop() returns trigger language plpgsql as $$
        begin
            if exists (select 1 from trial.armed where step = tg_argv[0]) then
                perform pg_advisory_xact_lock_shared(4711);
            end if;
            return new;
        end $$"""
    };

    private static final String WAITING =
            "select count(*) from pg_locks where locktype = 'advisory' and objid = 4711 and not granted";
    private static final String PASSING =
            "select count(*) from pg_locks where locktype = 'advisory' and objid = 4711 and mode = 'ShareLock'";

    private final Connection database;

    /** A snare in the database of that connection, which it closes. */
    Snare(Connection database) {
        this.database = database;
    }

    /** Prepares all steps of a node in its database, once. */
    static void plant(Connection database, String node) throws SQLException {
        try (var statement = database.createStatement()) {
            for (String part : FOUNDATION) {
                statement.execute(part);
            }
            for (NamedStep step : NamedStep.values()) {
                if (step.node().equals(node)) {
                    for (Moment moment : Moment.values()) {
                        statement.execute(step.trigger(moment));
                    }
                }
            }
        }
    }

    /** From now on whoever takes the step stops at that moment. */
    void arm(NamedStep step, Moment moment) throws SQLException {
        execute("select pg_advisory_lock(" + LOCK + ")");
        execute("insert into trial.armed values ('" + step.name(moment) + "')");
    }

    boolean awaitCaught(Duration within) throws Exception {
        return await(WAITING, true, within);
    }

    /** Lets those who come later pass; those who are caught stay. */
    void disarm() throws SQLException {
        execute("delete from trial.armed");
    }

    /** Lets go who is caught. */
    void release() throws SQLException {
        execute("select pg_advisory_unlock(" + LOCK + ")");
    }

    /** Waits until who was caught has ended its transaction. */
    boolean awaitPassed(Duration within) throws Exception {
        return await(PASSING, false, within);
    }

    private boolean await(String count, boolean some, Duration within) throws Exception {
        Instant deadline = Instant.now().plus(within);
        while (Table.number(database, count) > 0 != some) {
            if (Instant.now().isAfter(deadline)) {
                return false;
            }
            Thread.sleep(5);
        }
        return true;
    }

    private void execute(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Also lets go who is caught; the server may be gone with its node. */
    @Override
    public void close() throws SQLException {
        database.close();
    }
}
