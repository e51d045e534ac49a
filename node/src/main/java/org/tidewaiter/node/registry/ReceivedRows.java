package org.tidewaiter.node.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.Disclosure;
import org.tidewaiter.exchange.version.VersionContent;
import org.tidewaiter.node.delivery.IncomingVersions.Reception;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.journal.Change;

/** Writes what was taken from a dispatch: new reports, newer heads, versions, further disclosures. */
@Component
class ReceivedRows {

    private static final String SEEN_AGAIN = """
            update registry.%s v
               set lane_epoch = ?, lane_sequence = ?
              from unnest(cast(? as text[]), cast(? as uuid[]), cast(? as integer[])) as s (originator, number, version)
              join registry.report r on r.originator = s.originator and r.number = s.number
             where v.report_id = r.id and v.version = s.version and v.source = ? and v.agreement = ?
               and (coalesce(v.lane_epoch, 0), coalesce(v.lane_sequence, 0)) < (?, ?)
            """;

    private final DSLContext sql;
    private final Rows rows;
    private final CodeWords codeWords;
    private final Erasure erasure;
    private final Ways ways;
    private final ReceivedHandOvers handOvers;

    ReceivedRows(
            DSLContext sql, Rows rows, CodeWords codeWords, Erasure erasure, Ways ways, ReceivedHandOvers handOvers) {
        this.sql = sql;
        this.rows = rows;
        this.ways = ways;
        this.codeWords = codeWords;
        this.erasure = erasure;
        this.handOvers = handOvers;
    }

    /**
     * Writes versions, given their places in the journal, and the heads that they make. A report stands with its
     * withdrawal if it has one, else with the highest version of content.
     */
    void store(Reception reception, List<Taken> taken, List<Long> positions, Instant now) {
        Set<HeldReport> reports = new LinkedHashSet<>();
        taken.forEach(one -> reports.add(one.report()));
        Map<HeldReport, Long> ids = insertNew(reception.sender(), reports, now);
        reports.forEach(report -> {
            if (report.id() != null) {
                ids.put(report, report.id());
                changeHead(report.id(), report, now);
            }
        });
        List<VersionRow> versions = new ArrayList<>(taken.size());
        for (int i = 0; i < taken.size(); i++) {
            Taken one = taken.get(i);
            if (one.change() != Change.SUPPLEMENT) {
                versions.add(version(reception, one, id(ids, one), positions.get(i), now));
            }
        }
        rows.insertVersions(versions);
        taken.stream()
                .filter(one -> one.change() != Change.SUPPLEMENT
                        && one.report().newContent().filter(one::equals).isPresent()
                        && one.version().claims().next() != null)
                .forEach(one -> handOvers.received(id(ids, one), one));
        taken.stream()
                .filter(one -> one.change() == Change.SUPPLEMENT)
                .forEach(one -> ways.arrived(
                        reception, id(ids, one), one.number(), one.version().disclosures()));
        taken.stream()
                .filter(one -> erasure.follows(one.version().claims().reason()))
                .forEach(one -> erasure.erase(id(ids, one)));
    }

    private static long id(Map<HeldReport, Long> ids, Taken one) {
        return Objects.requireNonNull(ids.get(one.report()));
    }

    private Map<HeldReport, Long> insertNew(String source, Set<HeldReport> reports, Instant now) {
        List<HeldReport> fresh =
                reports.stream().filter(report -> report.id() == null).toList();
        Map<HeldReport, Long> ids = new HashMap<>();
        if (!fresh.isEmpty()) {
            List<Long> given = rows.reportIds(fresh.size());
            List<ReportRow> inserted = new ArrayList<>(fresh.size());
            for (int i = 0; i < fresh.size(); i++) {
                ids.put(fresh.get(i), given.get(i));
                inserted.add(report(source, fresh.get(i), given.get(i), now));
            }
            rows.insertReports(inserted);
        }
        return ids;
    }

    private ReportRow report(String source, HeldReport report, long id, Instant now) {
        Optional<Taken> content = report.newContent();
        Taken head = report.newWithdrawal().or(() -> content).orElseThrow();
        VersionContent version = head.version();
        return new ReportRow(
                id,
                Identities.recordOf(version.claims().identity()),
                version.claims().identity().originator(),
                version.claims().identity().number(),
                head.content() == null ? ReportState.WITHDRAWN : ReportState.SIGNED,
                head.number(),
                version.digest().text(),
                source,
                null,
                null,
                null,
                null,
                now,
                content.orElse(head).version().claims().released(),
                now,
                content.map(Taken::pseudonym).orElse(null),
                content.map(this::projection).orElse(null));
    }

    private void changeHead(long id, HeldReport report, Instant now) {
        report.newContent()
                .ifPresent(head -> rows.replaceHead(new HeadRow(
                        id,
                        ReportState.SIGNED,
                        head.number(),
                        head.version().digest().text(),
                        head.version().claims().released(),
                        now,
                        head.pseudonym(),
                        projection(head))));
        report.newWithdrawal()
                .ifPresent(head ->
                        rows.withdraw(id, head.number(), head.version().digest().text(), now));
    }

    private Projection projection(Taken head) {
        return Projection.of(Objects.requireNonNull(head.content()), true, codeWords);
    }

    /** Notes where versions that were held already stood when they came again, for a recall may be older. */
    void seenAgain(Reception reception, List<VersionRef> versions) {
        if (versions.isEmpty()) {
            return;
        }
        for (String table : List.of("version", "way")) {
            sql.execute(
                    SEEN_AGAIN.formatted(table),
                    reception.place().epoch(),
                    reception.place().sequence(),
                    versions.stream().map(one -> one.identity().originator()).toArray(String[]::new),
                    versions.stream().map(one -> one.identity().number()).toArray(UUID[]::new),
                    versions.stream().map(VersionRef::version).toArray(Integer[]::new),
                    reception.sender(),
                    reception.agreement().number(),
                    reception.place().epoch(),
                    reception.place().sequence());
        }
    }

    /** Notes by which further way withdrawals have come, so that their sender finds them here. */
    void byAnotherWay(Reception reception, List<Judgement.ByAnotherWay> withdrawals) {
        withdrawals.forEach(one -> ways.arrived(reception, one.report(), one.version(), List.of()));
    }

    private static VersionRow version(Reception reception, Taken one, long id, long position, Instant now) {
        VersionContent version = one.version();
        Outcome.AlreadyAccepted accepted =
                one.before() == null ? new Outcome.AlreadyAccepted(now, position, reception.receiptId()) : one.before();
        return new VersionRow(
                id,
                one.number(),
                version.claims().kind().name(),
                version.claims().reason(),
                version.digest().text(),
                version.disclosed().text(),
                version.claims().predecessors().stream().map(Digest::text).toList(),
                version.source().jws(),
                version.disclosures().stream().map(Disclosure::name).toList(),
                version.disclosures().stream().map(Disclosure::encoded).toList(),
                version.claims().vocabulary(),
                version.claims().issuer(),
                reception.sender(),
                reception.agreement().number(),
                accepted.receipt(),
                version.claims().released(),
                accepted.at(),
                accepted.position(),
                version.claims().next(),
                reception.place());
    }
}
