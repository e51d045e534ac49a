package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.RECALL;
import static org.tidewaiter.sql.registry.Tables.REPORT;
import static org.tidewaiter.sql.registry.Tables.VERSION;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.HeldVersion;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.exchange.version.VersionKind;
import org.tidewaiter.node.delivery.LanePlace;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.settings.NodeSettings;

/** Reads what is held of the reports of one dispatch, and keeps others from changing it until the commit. */
@Component
class HeldVersions {

    private final DSLContext sql;
    private final Ways ways;
    private final String own;

    HeldVersions(DSLContext sql, Ways ways, NodeSettings settings) {
        this.sql = sql;
        this.ways = ways;
        this.own = settings.node().name();
    }

    /**
     * One entry for each identity, also where nothing is held. Dispatches of one sender are taken one at a time.
     *
     * @param arrived versions whose disclosures are wanted; a report may have very many others
     */
    Map<ReportIdentity, HeldReport> lock(
            String sender, String agreement, Collection<ReportIdentity> identities, Set<VersionRef> arrived) {
        sql.fetch("select pg_advisory_xact_lock(hashtext('registry.reception'), hashtext(?))", sender);
        // The same order for everybody, so that two senders of the same reports cannot lock each other out. What is
        // held is read
        // afterwards: whoever had to wait for another sender sees what that one has brought.
        sql.select(REPORT.ID)
                .from(REPORT)
                .where(Identities.among(identities))
                .orderBy(REPORT.ID)
                .forUpdate()
                .execute();
        Map<ReportIdentity, LanePlace> recalls = recalls(sender, agreement, identities);
        Map<ReportIdentity, HeldReport> held = new HashMap<>();
        var rows = sql.select(
                        REPORT.ID,
                        REPORT.ORIGINATOR,
                        REPORT.NUMBER,
                        VERSION.VERSION_,
                        VERSION.KIND,
                        VERSION.DIGEST,
                        VERSION.ISSUER,
                        VERSION.HANDS_TO,
                        VERSION.PREDECESSORS,
                        VERSION.ACCEPTED_AT,
                        VERSION.POSITION,
                        VERSION.RECEIPT_ID,
                        VERSION.RECALLED,
                        VERSION.SOURCE,
                        VERSION.AGREEMENT,
                        VERSION.LANE_EPOCH,
                        VERSION.LANE_SEQUENCE)
                .from(REPORT)
                // A report whose versions were lost is still there.
                .leftJoin(VERSION)
                .on(VERSION.REPORT_ID.eq(REPORT.ID))
                .where(Identities.among(identities))
                .fetch();
        Ways.Known known = ways.of(rows.intoSet(REPORT.ID));
        Map<VersionRef, Set<String>> disclosures = disclosures(
                rows.stream().map(HeldVersions::ref).filter(arrived::contains).toList());
        for (Record row : rows) {
            HeldReport report = held.computeIfAbsent(
                    Identities.of(row),
                    identity -> new HeldReport(sender, agreement, row.get(REPORT.ID), recalls.get(identity)));
            if (row.get(VERSION.VERSION_) != null) {
                report.add(version(row, known, disclosures.getOrDefault(ref(row), Set.of())));
            }
        }
        identities.forEach(identity ->
                held.computeIfAbsent(identity, none -> new HeldReport(sender, agreement, null, recalls.get(identity))));
        return held;
    }

    private Map<ReportIdentity, LanePlace> recalls(
            String sender, String agreement, Collection<ReportIdentity> identities) {
        Map<ReportIdentity, LanePlace> recalls = new HashMap<>();
        if (identities.isEmpty()) {
            return recalls;
        }
        sql.selectFrom(RECALL)
                .where(RECALL.SENDER.eq(sender).and(RECALL.AGREEMENT.eq(agreement)))
                .and(RECALL.NUMBER.in(
                        identities.stream().map(ReportIdentity::number).toList()))
                .forEach(row -> recalls.put(
                        new ReportIdentity(row.getOriginator(), row.getNumber()),
                        new LanePlace(row.getEpoch(), row.getSequence())));
        return recalls;
    }

    /** Version 0, which is none, where a report has no versions. */
    private static VersionRef ref(Record row) {
        return new VersionRef(Identities.of(row), Objects.requireNonNullElse(row.get(VERSION.VERSION_), 0));
    }

    private Map<VersionRef, Set<String>> disclosures(Collection<VersionRef> versions) {
        if (versions.isEmpty()) {
            return Map.of();
        }
        Map<VersionRef, Set<String>> disclosures = new HashMap<>();
        sql.select(REPORT.ORIGINATOR, REPORT.NUMBER, VERSION.VERSION_, VERSION.DISCLOSURES)
                .from(REPORT)
                .join(VERSION)
                .on(VERSION.REPORT_ID.eq(REPORT.ID))
                .where(DSL.row(REPORT.ORIGINATOR, REPORT.NUMBER, VERSION.VERSION_)
                        .in(versions.stream()
                                .map(one -> DSL.row(
                                        one.identity().originator(),
                                        one.identity().number(),
                                        one.version()))
                                .toList()))
                .forEach(row -> disclosures.put(ref(row), Set.of(row.get(VERSION.DISCLOSURES))));
        return disclosures;
    }

    private StoredVersion version(Record row, Ways.Known known, Set<String> disclosures) {
        HeldVersion held = new HeldVersion(
                row.get(VERSION.VERSION_),
                digest(row.get(VERSION.DIGEST)),
                VersionKind.valueOf(row.get(VERSION.KIND)),
                row.get(VERSION.ISSUER),
                nextIssuer(row),
                Arrays.stream(row.get(VERSION.PREDECESSORS))
                        .map(HeldVersions::digest)
                        .collect(Collectors.toSet()));
        return new StoredVersion(
                held,
                disclosures,
                row.get(VERSION.ACCEPTED_AT).toInstant(),
                row.get(VERSION.POSITION),
                Optional.ofNullable(row.get(VERSION.RECEIPT_ID)).orElse(ReceivedReports.noReceipt()),
                row.get(VERSION.RECALLED),
                row.get(VERSION.SOURCE).equals(own) ? List.of() : known.of(row.get(REPORT.ID), row, disclosures),
                null);
    }

    static String nextIssuer(Record row) {
        return Objects.requireNonNullElse(row.get(VERSION.HANDS_TO), row.get(VERSION.ISSUER));
    }

    /** The digest of no bytes, which is no version's, where somebody has altered the column: see {@link DamagedRows}. */
    private static Digest digest(String text) {
        try {
            return Digest.parse(text);
        } catch (IllegalArgumentException altered) {
            return Digest.sha256(new byte[0]);
        }
    }
}
