package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.REPORT;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.version.VersionClaims;
import org.tidewaiter.node.delivery.HandedOver;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.settings.NodeSettings;

/**
 * Takes over reports that others hand to this node: from then on people here correct and withdraw them, beginning with what was
 * disclosed of them.
 */
@Component
class ReceivedHandOvers {

    private final DSLContext sql;
    private final Rows rows;
    private final ApplicationEventPublisher events;
    private final String own;
    private final Clock clock;

    ReceivedHandOvers(DSLContext sql, Rows rows, ApplicationEventPublisher events, NodeSettings settings, Clock clock) {
        this.sql = sql;
        this.rows = rows;
        this.events = events;
        this.own = settings.node().name();
        this.clock = clock;
    }

    /** A version with which the report stands now hands it over, to this node or to another. */
    void received(long report, Taken taken) {
        VersionClaims claims = taken.version().claims();
        String next = Objects.requireNonNull(claims.next());
        if (!next.equals(own)) {
            sql.update(REPORT)
                    .set(REPORT.HANDED_TO, next)
                    .where(REPORT.ID.eq(report))
                    .and(REPORT.HANDED_TO.isNotNull())
                    .execute();
            return;
        }
        sql.update(REPORT)
                .set(REPORT.RECORDED_BY, DSL.coalesce(REPORT.RECORDED_BY, claims.issuer()))
                .setNull(REPORT.HANDED_TO)
                .where(REPORT.ID.eq(report))
                .execute();
        rows.insertRevisions(List.of(written(report, taken)));
        events.publishEvent(new HandedOver(claims.issuer(), new VersionRef(claims.identity(), claims.version())));
    }

    /** What a correction begins with. */
    private RevisionRow written(long report, Taken taken) {
        VersionClaims claims = taken.version().claims();
        Instant now = clock.instant();
        boolean text = taken.version().disclosures().stream()
                .anyMatch(part -> part.name().equals("text"));
        return new RevisionRow(
                report,
                taken.number(),
                "CONTENT",
                null,
                taken.content(),
                text,
                ReportState.SIGNED,
                claims.issuer(),
                now,
                claims.issuer(),
                claims.released());
    }
}
