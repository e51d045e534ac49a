package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.RECALL;
import static org.tidewaiter.sql.registry.Tables.REPORT;
import static org.tidewaiter.sql.registry.Tables.VERSION;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record2;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.recall.RecalledReport;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.delivery.IncomingVersions.Reception;
import org.tidewaiter.node.delivery.LanePlace;
import org.tidewaiter.node.journal.Change;
import org.tidewaiter.node.journal.Journal;
import org.tidewaiter.node.journal.NewEntry;

/**
 * Takes out of sight what a sender took back. The versions stay, marked; the report's head becomes the newest content that
 * is left, or nothing at all: neither goods nor words nor the pseudonym of the case stand in its row any more.
 */
@Component
class RecalledReports {

    private final DSLContext sql;
    private final Rows rows;
    private final CodeWords codeWords;
    private final Ways ways;
    private final Journal journal;
    private final Clock clock;

    RecalledReports(DSLContext sql, Rows rows, CodeWords codeWords, Ways ways, Journal journal, Clock clock) {
        this.sql = sql;
        this.rows = rows;
        this.codeWords = codeWords;
        this.ways = ways;
        this.journal = journal;
        this.clock = clock;
    }

    /** The reports are locked by the caller. */
    List<Outcome> recall(Reception reception, List<RecalledReport> reports) {
        Instant now = clock.instant();
        List<Outcome> outcomes = new ArrayList<>(reports.size());
        List<NewEntry> hidden = new ArrayList<>();
        for (RecalledReport report : reports) {
            outcomes.add(new Outcome.Recalled(keep(reception, report, now)));
            if (hide(reception, report, now)) {
                hidden.add(new NewEntry(
                        report.identity().originator(),
                        report.identity().number(),
                        report.version(),
                        Change.RECALL,
                        reception.sender()));
            }
        }
        journal.append(hidden);
        return outcomes;
    }

    /** Keeps the highest recall; when the report was taken back first, or again after it had come back. */
    private Instant keep(Reception reception, RecalledReport report, Instant now) {
        LanePlace place = reception.place();
        Record before =
                sql.selectFrom(RECALL).where(same(reception, report.identity())).fetchOne();
        if (before != null && !place.isAfter(new LanePlace(before.get(RECALL.EPOCH), before.get(RECALL.SEQUENCE)))) {
            return before.get(RECALL.RECALLED_AT).toInstant();
        }
        sql.deleteFrom(RECALL).where(same(reception, report.identity())).execute();
        sql.insertInto(RECALL)
                .set(RECALL.ORIGINATOR, report.identity().originator())
                .set(RECALL.NUMBER, report.identity().number())
                .set(RECALL.SENDER, reception.sender())
                .set(RECALL.AGREEMENT, reception.agreement().number())
                .set(RECALL.VERSION, report.version())
                .set(RECALL.DIGEST, report.digest().text())
                .set(RECALL.EPOCH, place.epoch())
                .set(RECALL.SEQUENCE, place.sequence())
                .set(RECALL.RECEIPT_ID, reception.receiptId())
                .set(RECALL.RECALLED_AT, Moments.of(now))
                .execute();
        return now;
    }

    private static Condition same(Reception reception, ReportIdentity identity) {
        return RECALL.ORIGINATOR
                .eq(identity.originator())
                .and(RECALL.NUMBER.eq(identity.number()))
                .and(RECALL.SENDER.eq(reception.sender()))
                .and(RECALL.AGREEMENT.eq(reception.agreement().number()));
    }

    private boolean hide(Reception reception, RecalledReport report, Instant now) {
        ReportIdentity identity = report.identity();
        Optional<Record2<Long, String>> found = sql.select(REPORT.ID, REPORT.STATE)
                .from(REPORT)
                .where(REPORT.ORIGINATOR.eq(identity.originator()).and(REPORT.NUMBER.eq(identity.number())))
                .forUpdate()
                .fetchOptional();
        Optional<Long> id = found.map(Record2::value1);
        if (id.isEmpty() || ways.recall(reception, id.get()) == 0 && !isShownByMistake(found.get())) {
            return false;
        }
        List<? extends Record> left = sql.selectFrom(VERSION)
                .where(VERSION.REPORT_ID.eq(id.get()))
                .and(VERSION.RECALLED.isFalse())
                .orderBy(VERSION.VERSION_.desc())
                .fetch();
        Optional<? extends Record> withdrawal =
                left.stream().filter(version -> !isContent(version)).findFirst();
        Optional<? extends Record> content =
                left.stream().filter(RecalledReports::saysSomething).findFirst();
        if (content.isEmpty()) {
            rows.conceal(id.get(), report.version(), report.digest().text(), now);
        } else {
            rows.replaceHead(head(id.get(), content.get(), now));
        }
        withdrawal.ifPresent(
                last -> rows.withdraw(id.get(), last.get(VERSION.VERSION_), last.get(VERSION.DIGEST), now));
        return true;
    }

    /** Whether nothing is left of the report that was not taken back, and its row says otherwise. */
    private boolean isShownByMistake(Record2<Long, String> report) {
        return !report.value2().equals(ReportState.RECALLED.name())
                && sql.fetchExists(VERSION, VERSION.REPORT_ID.eq(report.value1()))
                && !sql.fetchExists(
                        VERSION, VERSION.REPORT_ID.eq(report.value1()).and(VERSION.RECALLED.isFalse()));
    }

    /** What was erased says nothing any more. */
    private static boolean saysSomething(Record version) {
        return isContent(version) && version.get(VERSION.DISCLOSURES).length > 0;
    }

    private static boolean isContent(Record version) {
        return version.get(VERSION.KIND).equals("CONTENT");
    }

    private HeadRow head(long id, Record version, Instant now) {
        List<String> disclosures = List.of(version.get(VERSION.DISCLOSURES));
        return new HeadRow(
                id,
                ReportState.SIGNED,
                version.get(VERSION.VERSION_),
                version.get(VERSION.DIGEST),
                version.get(VERSION.RELEASED_AT).toInstant(),
                now,
                DisclosedContent.pseudonym(disclosures),
                Projection.of(DisclosedContent.of(disclosures), true, codeWords));
    }
}
