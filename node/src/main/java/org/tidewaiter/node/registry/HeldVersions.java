package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.REPORT;
import static org.tidewaiter.sql.registry.Tables.VERSION;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ReportIdentity;

/** Reads what is held of the reports of one dispatch, and keeps others from changing it until the commit. */
@Component
class HeldVersions {

    private final DSLContext sql;

    HeldVersions(DSLContext sql) {
        this.sql = sql;
    }

    /** One entry for each identity, also where nothing is held. Dispatches of one sender are taken one at a time. */
    Map<ReportIdentity, HeldReport> lock(String sender, Collection<ReportIdentity> identities) {
        sql.fetch("select pg_advisory_xact_lock(hashtext('registry.reception'), hashtext(?))", sender);
        UUID[] numbers =
                identities.stream().map(ReportIdentity::number).distinct().toArray(UUID[]::new);
        Map<ReportIdentity, HeldReport> held = new HashMap<>();
        sql.select(
                        REPORT.ID,
                        REPORT.ORIGINATOR,
                        REPORT.NUMBER,
                        REPORT.VERSION,
                        VERSION.VERSION_,
                        VERSION.KIND,
                        VERSION.DIGEST,
                        VERSION.PREDECESSORS,
                        VERSION.DISCLOSURES,
                        VERSION.ACCEPTED_AT,
                        VERSION.POSITION,
                        VERSION.RECEIPT_ID)
                .from(REPORT)
                .join(VERSION)
                .on(VERSION.REPORT_ID.eq(REPORT.ID))
                .where(REPORT.NUMBER.eq(DSL.any(numbers)))
                .forUpdate()
                .of(REPORT)
                .forEach(row -> held.computeIfAbsent(
                                new ReportIdentity(row.get(REPORT.ORIGINATOR), row.get(REPORT.NUMBER)),
                                identity -> new HeldReport(row.get(REPORT.ID), row.get(REPORT.VERSION)))
                        .add(version(row)));
        identities.forEach(identity -> held.computeIfAbsent(identity, none -> new HeldReport(null, 0)));
        return held;
    }

    private static HeldVersion version(Record row) {
        return new HeldVersion(
                row.get(VERSION.VERSION_),
                row.get(VERSION.KIND).equals("WITHDRAWAL"),
                Digest.parse(row.get(VERSION.DIGEST)),
                Set.of(row.get(VERSION.PREDECESSORS)),
                java.util.Arrays.stream(row.get(VERSION.DISCLOSURES)).collect(Collectors.toSet()),
                row.get(VERSION.ACCEPTED_AT).toInstant(),
                row.get(VERSION.POSITION),
                Optional.ofNullable(row.get(VERSION.RECEIPT_ID)).orElse(ReceivedReports.noReceipt()),
                null);
    }
}
