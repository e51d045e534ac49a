package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.EMBARGO;
import static org.tidewaiter.sql.registry.Tables.REPORT;
import static org.tidewaiter.sql.registry.Tables.VERSION;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.registry.AgreedParts.Agreed;
import org.tidewaiter.node.settings.NodeSettings;
import org.tidewaiter.report.disclosure.Discloser;
import org.tidewaiter.report.disclosure.DisclosureProfile;

/**
 * Says what would have travelled under an agreement, signed already or not, of the reports of a past period; sends nothing.
 * The same judgement as when it is in force. Where this node would receive, of what it holds from the sender: what never
 * came it cannot know.
 */
@Component
public class AgreementTrials {

    /** Most reports that one trial looks at. */
    public static final int MOST_REPORTS = 100_000;

    /** After which a trial is cut off. */
    public static final Duration LONGEST = Duration.ofSeconds(20);

    private static final int BATCH = 500;

    private final String own;
    private final DSLContext sql;
    private final Clock clock;

    AgreementTrials(NodeSettings settings, DSLContext sql, Clock clock) {
        this.own = settings.node().name();
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Judges every report of which a version was released in the period, by the last such version, as far as the account
     * may see it. Which reports would stay is told to accounts that may read reports; others get the figures.
     *
     * @param from first moment of the period
     * @param until first moment after it
     */
    @Transactional(readOnly = true)
    public AgreementTrial of(AccessScope scope, Agreement terms, Instant from, Instant until) {
        scope.require(Permission.TRY_AGREEMENT);
        Discloser profile =
                new Discloser(DisclosureProfile.named(terms.profile().name()));
        boolean incoming = terms.receiver().equals(own);
        AgreementTrial.Tally tally = new AgreementTrial.Tally(incoming, scope.may(Permission.READ));
        Condition period = VERSION.RELEASED_AT
                .ge(Moments.of(from))
                .and(VERSION.RELEASED_AT.lt(Moments.of(until)))
                .and(incoming ? VERSION.SOURCE.eq(terms.sender()) : REPORT.RECORDED_BY.isNotNull())
                .and(Visibility.of(scope));
        long after = 0;
        long begun = System.nanoTime();
        while (tally.reports() < MOST_REPORTS && System.nanoTime() - begun < LONGEST.toNanos()) {
            List<? extends Record> batch = batch(period, after);
            if (batch.isEmpty()) {
                return tally.whole();
            }
            batch.forEach(version -> judge(version, terms, profile, tally));
            after = batch.getLast().get(VERSION.REPORT_ID);
        }
        return tally.cutOff();
    }

    private List<? extends Record> batch(Condition period, long after) {
        return sql.select(
                        VERSION.REPORT_ID,
                        VERSION.VERSION_,
                        VERSION.KIND,
                        VERSION.DISCLOSURES,
                        REPORT.RECORD,
                        REPORT.ORIGINATOR,
                        REPORT.NUMBER,
                        DSL.field(DSL.exists(DSL.selectOne()
                                        .from(EMBARGO)
                                        .where(EMBARGO.REPORT_ID.eq(VERSION.REPORT_ID))
                                        .and(EMBARGO.LIFTED_AT.isNull())
                                        .and(EMBARGO.UNTIL.isNull().or(EMBARGO.UNTIL.gt(Moments.of(clock.instant()))))))
                                .as("held"))
                .distinctOn(VERSION.REPORT_ID)
                .from(VERSION)
                .join(REPORT)
                .on(REPORT.ID.eq(VERSION.REPORT_ID))
                .where(period)
                .and(VERSION.REPORT_ID.gt(after))
                .orderBy(VERSION.REPORT_ID, VERSION.VERSION_.desc())
                .limit(BATCH)
                .fetch();
    }

    private static void judge(Record version, Agreement terms, Discloser profile, AgreementTrial.Tally tally) {
        if (version.get(VERSION.KIND).equals("WITHDRAWAL")) {
            tally.stays(staying(version, "withdrawn"));
            return;
        }
        switch (AgreedParts.of(List.of(version.get(VERSION.DISCLOSURES)), terms, profile)) {
            case Agreed.Due _ -> tally.goes(version.get("held", Boolean.class));
            case Agreed.NotDue(var reason) -> tally.stays(staying(version, reason.code()));
        }
    }

    private static AgreementTrial.Staying staying(Record version, String reason) {
        return new AgreementTrial.Staying(
                version.get(REPORT.RECORD), Identities.of(version), version.get(VERSION.VERSION_), reason);
    }
}
