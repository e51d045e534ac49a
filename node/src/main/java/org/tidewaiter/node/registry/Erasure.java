package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.DAMAGED_VERSION;
import static org.tidewaiter.sql.registry.Tables.REPORT;
import static org.tidewaiter.sql.registry.Tables.REVISION;
import static org.tidewaiter.sql.registry.Tables.VERSION;

import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.version.DisclosedSet;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.report.vocabulary.Vocabulary;

/**
 * Destroys what a report said, in the transaction that takes or signs its withdrawal, so that the receipt for the withdrawal
 * confirms it: disclosures with their salts, the content that people wrote, everything that search reads, and through
 * {@link ReportErased} what other modules keep. The bare tokens stay, and with them the proof that there was a report; nothing
 * of it can be read out of them.
 */
@Component
public class Erasure {

    private static final String ERASES = "erases";

    private final Vocabulary vocabulary;
    private final Rows rows;
    private final Ways ways;
    private final DSLContext sql;
    private final ApplicationEventPublisher events;

    Erasure(Vocabulary vocabulary, Rows rows, Ways ways, DSLContext sql, ApplicationEventPublisher events) {
        this.vocabulary = vocabulary;
        this.rows = rows;
        this.ways = ways;
        this.sql = sql;
        this.events = events;
    }

    /** Whether a withdrawal for that reason erases: the list {@code withdrawal-reason} says which do. */
    public boolean follows(@Nullable String reason) {
        return reason != null
                && vocabulary
                        .list("withdrawal-reason")
                        .code(reason)
                        .filter(code -> "yes".equals(code.attributes().get(ERASES)))
                        .isPresent();
    }

    /** Destroys the content of a withdrawn report; done again, it changes nothing. */
    void erase(long reportId) {
        rows.empty(reportId);
        sql.update(VERSION)
                .set(VERSION.DISCLOSURES, new String[0])
                .set(VERSION.PART_NAMES, new String[0])
                .set(VERSION.DISCLOSED, DisclosedSet.digest(List.of()).text())
                .where(VERSION.REPORT_ID.eq(reportId))
                .execute();
        ways.empty(reportId);
        sql.update(REVISION)
                .setNull(REVISION.CONTENT)
                .where(REVISION.REPORT_ID.eq(reportId))
                .execute();
        var report = sql.select(REPORT.RECORD, REPORT.ORIGINATOR, REPORT.NUMBER)
                .from(REPORT)
                .where(REPORT.ID.eq(reportId))
                .fetchSingle();
        // Of a case this short the digest of its content would be as good as the content.
        sql.update(REPORT)
                .setNull(REPORT.SOURCE_DIGEST)
                .where(REPORT.ID.eq(reportId))
                .execute();
        ReportIdentity identity = Identities.of(report);
        sql.deleteFrom(DAMAGED_VERSION)
                .where(DAMAGED_VERSION.ORIGINATOR.eq(identity.originator()))
                .and(DAMAGED_VERSION.NUMBER.eq(identity.number()))
                .execute();
        events.publishEvent(new ReportErased(report.get(REPORT.RECORD), identity));
    }
}
