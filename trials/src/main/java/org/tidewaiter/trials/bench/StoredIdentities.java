package org.tidewaiter.trials.bench;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Names that a hub already holds, made by its own database: reports with a version and a place in the journal each. What
 * follows the journal is told that it has read them. Their signed form is a word, for nobody reads it.
 */
final class StoredIdentities {

    private static final int AT_ONCE = 250_000;
    private static final String REPORTS = """
            insert into registry.report (id, record, originator, number, state, version, source, recorded_at, released_at,
                changed_at, form_type, provenance, event_kind, event_date, date_precision, reporting_country,
                discovery_country, location_type, direction, offence, mode, conveyance, departure_country,
                destination_country, concealment, categories, words)
            overriding system value
            select i, gen_random_uuid(), c || '-CUSTOMS', uuidv7(make_interval(secs => i - %3$d)), 'SIGNED', 1, c, t, t,
                t, 'SIMPLIFIED', 'GENERATED', 'SEIZURE', t::date, 'DAY', c, c, 'PORT', 'IMPORT', 'SMUGGLING', '1', 'VESSEL',
                (array['CN','RU','BR','AE'])[1 + i %% 4], c, '{}', array[(array['TOBACCO','DRUGS','IPR'])[1 + i %% 3]],
                'cigarettes'::tsvector
              from generate_series(%1$d, %2$d) i,
                   lateral (select (array['PL','LV','NO','CL','KE'])[1 + i %% 5] c, now() - make_interval(secs => %3$d - i) t) x""";
    private static final String VERSIONS = """
            insert into registry.version (report_id, version, kind, digest, disclosed, predecessors, jws, part_names,
                disclosures, vocabulary, issuer, source, released_at, accepted_at, position)
            select id, 1, 'CONTENT', md5(id::text) || '00000000000', md5(id::text) || '00000000000', '{}', 'stored', '{}',
                '{}', '1', source, source, released_at, released_at, %3$d + id
              from registry.report where id between %1$d and %2$d""";
    private static final String ENTRIES = """
            insert into journal.entry (position, epoch, originator, number, version, change, source, at)
            select %3$d + id, (select epoch from journal.head), originator, number, 1, 'CONTENT', source, released_at
              from registry.report where id between %1$d and %2$d""";

    private final Connection hub;

    StoredIdentities(Connection hub) {
        this.hub = hub;
    }

    /** Adds so many, while nothing else is accepted; seconds that it took. */
    double add(long wanted, PrintStream out) throws SQLException {
        long start = System.nanoTime();
        long first = number("select coalesce(max(id), 0) from registry.report") + 1;
        long shift = number("select position from journal.head") - first + 1;
        long last = first + wanted - 1;
        hub.setAutoCommit(false);
        for (long from = first; from <= last; from += AT_ONCE) {
            long to = Math.min(last, from + AT_ONCE - 1);
            execute(REPORTS.formatted(from, to, last));
            execute(VERSIONS.formatted(from, to, shift));
            execute(ENTRIES.formatted(from, to, shift));
            execute("update journal.head set position = " + (shift + to));
            execute("update journal.follower set position = " + (shift + to));
            hub.commit();
            if ((to - first + 1) % 1_000_000 == 0) {
                out.printf("stored %,d, %.0f s%n", to - first + 1, (System.nanoTime() - start) / 1e9);
            }
        }
        execute("select setval(pg_get_serial_sequence('registry.report', 'id'), " + last + ")");
        hub.commit();
        hub.setAutoCommit(true);
        execute("vacuum analyze registry.report");
        execute("vacuum analyze registry.version");
        execute("vacuum analyze journal.entry");
        execute("checkpoint");
        return (System.nanoTime() - start) / 1e9;
    }

    private long number(String question) throws SQLException {
        try (Statement statement = hub.createStatement();
                var answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getLong(1);
        }
    }

    private void execute(String statement) throws SQLException {
        try (Statement one = hub.createStatement()) {
            one.execute(statement);
        }
    }
}
