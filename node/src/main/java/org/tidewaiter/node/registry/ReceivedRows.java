package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.VERSION;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.DisclosedSet;
import org.tidewaiter.exchange.version.Disclosure;
import org.tidewaiter.exchange.version.VersionContent;
import org.tidewaiter.node.delivery.IncomingVersions.Reception;
import org.tidewaiter.node.journal.Change;
import org.tidewaiter.node.registry.ReceivedReports.Taken;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Writes what was taken from a dispatch: new reports, newer heads, versions, further disclosures. */
@Component
class ReceivedRows {

    private final DSLContext sql;
    private final Rows rows;
    private final Vocabulary vocabulary;

    ReceivedRows(DSLContext sql, Rows rows, Vocabulary vocabulary) {
        this.sql = sql;
        this.rows = rows;
        this.vocabulary = vocabulary;
    }

    /**
     * Writes versions, given their places in the journal, and the heads that they make. Of a report with several new
     * versions only the highest becomes its head.
     */
    void store(Reception reception, List<Taken> taken, List<Long> positions, Instant now) {
        Map<HeldReport, Taken> heads = new HashMap<>();
        for (Taken one : taken) {
            heads.merge(one.report(), one, (a, b) -> number(b) > number(a) ? b : a);
        }
        Map<HeldReport, Long> ids = insertNew(reception, heads, now);
        List<VersionRow> versions = new ArrayList<>(taken.size());
        for (int i = 0; i < taken.size(); i++) {
            Taken one = taken.get(i);
            long id = Objects.requireNonNull(ids.get(one.report()));
            if (one.change() == Change.SUPPLEMENT) {
                supplement(id, one);
            } else {
                versions.add(version(reception, one, id, positions.get(i), now));
            }
        }
        rows.insertVersions(versions);
        heads.forEach((report, head) -> {
            if (report.id() != null && number(head) >= report.storedHead()) {
                changeHead(report.id(), head, now);
            }
        });
    }

    private static int number(Taken taken) {
        return taken.version().claims().version();
    }

    private Map<HeldReport, Long> insertNew(Reception reception, Map<HeldReport, Taken> heads, Instant now) {
        List<HeldReport> fresh =
                heads.keySet().stream().filter(report -> report.id() == null).toList();
        Map<HeldReport, Long> ids = new HashMap<>();
        heads.keySet().forEach(report -> ids.put(report, report.id() == null ? 0L : report.id()));
        if (!fresh.isEmpty()) {
            List<Long> given = rows.reportIds(fresh.size());
            List<ReportRow> reports = new ArrayList<>(fresh.size());
            for (int i = 0; i < fresh.size(); i++) {
                ids.put(fresh.get(i), given.get(i));
                Taken head = Objects.requireNonNull(heads.get(fresh.get(i)));
                reports.add(head(reception.sender(), head, given.get(i), now));
            }
            rows.insertReports(reports);
        }
        return ids;
    }

    private ReportRow head(String source, Taken head, long id, Instant now) {
        VersionContent version = head.version();
        SeizureReport report = head.content();
        return new ReportRow(
                id,
                UUID.randomUUID(),
                version.claims().identity().originator(),
                version.claims().identity().number(),
                report == null ? ReportState.WITHDRAWN : ReportState.SIGNED,
                version.claims().version(),
                version.digest().text(),
                source,
                null,
                null,
                null,
                now,
                version.claims().released(),
                now,
                head.pseudonym(),
                report == null ? null : Projection.of(report, true, vocabulary));
    }

    private void changeHead(long id, Taken head, Instant now) {
        if (head.content() == null) {
            rows.withdraw(id, number(head), head.version().digest().text(), now);
            return;
        }
        rows.replaceHead(head("", head, id, now));
    }

    private void supplement(long id, Taken one) {
        var stored = sql.select(VERSION.PART_NAMES, VERSION.DISCLOSURES)
                .from(VERSION)
                .where(VERSION.REPORT_ID.eq(id))
                .and(VERSION.VERSION_.eq(number(one)))
                .fetchSingle();
        List<String> names = new ArrayList<>(List.of(stored.get(VERSION.PART_NAMES)));
        Set<String> encoded = new LinkedHashSet<>(List.of(stored.get(VERSION.DISCLOSURES)));
        for (Disclosure disclosure : one.version().disclosures()) {
            if (encoded.add(disclosure.encoded())) {
                names.add(disclosure.name());
            }
        }
        sql.update(VERSION)
                .set(VERSION.PART_NAMES, names.toArray(String[]::new))
                .set(VERSION.DISCLOSURES, encoded.toArray(String[]::new))
                .set(VERSION.DISCLOSED, DisclosedSet.digest(encoded).text())
                .where(VERSION.REPORT_ID.eq(id))
                .and(VERSION.VERSION_.eq(number(one)))
                .execute();
    }

    private static VersionRow version(Reception reception, Taken one, long id, long position, Instant now) {
        VersionContent version = one.version();
        return new VersionRow(
                id,
                number(one),
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
                reception.receiptId(),
                version.claims().released(),
                now,
                position);
    }
}
