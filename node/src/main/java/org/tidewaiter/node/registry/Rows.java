package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.GOODS_LINE;
import static org.tidewaiter.sql.registry.Tables.REPORT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.report.EventDate;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.ReportJson;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.Transport;
import org.tidewaiter.report.units.BaseQuantity;
import org.tidewaiter.report.units.UnitConversion;

/** Writes many rows at once, in the caller's transaction. */
@Component
class Rows {

    private static final String[] REPORT_COLUMNS = {
        "id",
        "record",
        "originator",
        "number",
        "state",
        "version",
        "digest",
        "source",
        "source_key",
        "source_digest",
        "recorded_by",
        "office",
        "recorded_at",
        "released_at",
        "changed_at",
        "pseudonym_key",
        "pseudonym",
        "form_type",
        "provenance",
        "event_kind",
        "event_date",
        "date_precision",
        "reporting_country",
        "agency",
        "discovery_country",
        "location_type",
        "direction",
        "offence",
        "mode",
        "conveyance",
        "place",
        "departure_country",
        "destination_country",
        "concealment",
        "categories",
        "words"
    };

    private final DSLContext sql;
    private final UnitConversion units;
    private final PictureRows pictures;

    Rows(DSLContext sql, UnitConversion units, PictureRows pictures) {
        this.sql = sql;
        this.units = units;
        this.pictures = pictures;
    }

    /** Ids for new reports, in ascending order. */
    List<Long> reportIds(int count) {
        return sql.fetch(
                        "select nextval(pg_get_serial_sequence('registry.report', 'id')) from generate_series(1, ?)",
                        count)
                .map(row -> row.get(0, Long.class));
    }

    void insertReports(Collection<ReportRow> reports) {
        CopyBuffer heads = new CopyBuffer("registry.report", REPORT_COLUMNS);
        CopyBuffer lines = goodsLines();
        for (ReportRow row : reports) {
            heads.row(values(row));
            if (row.projection() != null) {
                addLines(lines, row.id(), row.projection().report().goods());
            }
        }
        heads.send(sql);
        lines.send(sql);
        pictures.insert(reports);
    }

    private static CopyBuffer goodsLines() {
        return new CopyBuffer(
                "registry.goods_line",
                "report_id",
                "line",
                "category",
                "subcategory",
                "hs6",
                "brand",
                "amount",
                "unit",
                "base_amount",
                "base_unit");
    }

    private static @Nullable Object[] values(ReportRow row) {
        List<@Nullable Object> values = new ArrayList<>(REPORT_COLUMNS.length);
        values.add(row.id());
        values.add(row.record());
        values.add(row.originator());
        values.add(row.number());
        values.add(row.state());
        values.add(row.version());
        values.add(row.digest());
        values.add(row.source());
        values.add(row.sourceKey());
        values.add(row.sourceDigest());
        values.add(row.recordedBy());
        values.add(row.office());
        values.add(row.recordedAt());
        values.add(row.releasedAt());
        values.add(row.changedAt());
        values.add(row.pseudonym() == null ? null : row.pseudonym().keyId());
        values.add(row.pseudonym() == null ? null : row.pseudonym().value());
        addProjection(values, row.projection());
        return values.toArray();
    }

    private static void addProjection(List<@Nullable Object> values, @Nullable Projection projection) {
        if (projection == null) {
            while (values.size() < REPORT_COLUMNS.length - 3) {
                values.add(null);
            }
            values.addAll(List.of(List.of(), List.of(), ""));
            return;
        }
        SeizureReport report = projection.report();
        Optional<EventDate> date = Optional.ofNullable(report.eventDate());
        Optional<Transport> transport = Optional.ofNullable(report.transport());
        values.add(report.formType());
        values.add(report.provenance());
        values.add(report.eventKind());
        values.add(date.map(EventDate::date).orElse(null));
        values.add(date.map(EventDate::precision).orElse(null));
        values.add(report.reportingCountry());
        values.add(report.reportingAgency());
        values.add(report.discoveryCountry());
        values.add(report.locationType());
        values.add(report.direction());
        values.add(report.offence());
        values.add(transport.map(Transport::mode).orElse(null));
        values.add(transport.map(Transport::conveyance).orElse(null));
        values.add(projection.place());
        values.add(projection.departureCountry());
        values.add(projection.destinationCountry());
        values.add(projection.concealment());
        values.add(projection.categories());
        values.add(projection.words());
    }

    private void addLines(CopyBuffer lines, long reportId, List<GoodsLine> goods) {
        for (GoodsLine line : goods) {
            Optional<BaseQuantity> base = units.toBase(line);
            lines.row(
                    reportId,
                    line.id(),
                    line.category(),
                    line.subcategory(),
                    line.hs6(),
                    line.brand(),
                    line.quantity() == null ? null : line.quantity().amount().toPlainString(),
                    line.quantity() == null ? null : line.quantity().unit(),
                    base.map(quantity -> quantity.amount().toPlainString()).orElse(null),
                    base.map(BaseQuantity::unit).orElse(null));
        }
    }

    /** Puts a report's newer head in the place of its older one. */
    void replaceHead(HeadRow row) {
        Projection projection = row.projection();
        sql.deleteFrom(GOODS_LINE).where(GOODS_LINE.REPORT_ID.eq(row.id())).execute();
        CopyBuffer lines = goodsLines();
        addLines(lines, row.id(), projection.report().goods());
        lines.send(sql);
        SeizureReport report = projection.report();
        pictures.replace(row.id(), report.pictures());
        Optional<EventDate> date = Optional.ofNullable(report.eventDate());
        Optional<Transport> transport = Optional.ofNullable(report.transport());
        sql.update(REPORT)
                .set(REPORT.STATE, row.state().name())
                .set(REPORT.VERSION, row.version())
                .set(REPORT.DIGEST, row.digest())
                .set(REPORT.RELEASED_AT, Moments.column(row.releasedAt()))
                .set(REPORT.CHANGED_AT, Moments.of(row.changedAt()))
                .set(
                        REPORT.PSEUDONYM_KEY,
                        row.pseudonym() == null ? null : row.pseudonym().keyId())
                .set(
                        REPORT.PSEUDONYM,
                        row.pseudonym() == null ? null : row.pseudonym().value())
                .set(REPORT.FORM_TYPE, report.formType().name())
                .set(REPORT.PROVENANCE, report.provenance().name())
                .set(REPORT.EVENT_KIND, report.eventKind().name())
                .set(REPORT.EVENT_DATE, date.map(EventDate::date).orElse(null))
                .set(
                        REPORT.DATE_PRECISION,
                        date.map(known -> known.precision().name()).orElse(null))
                .set(REPORT.REPORTING_COUNTRY, report.reportingCountry())
                .set(REPORT.AGENCY, report.reportingAgency())
                .set(REPORT.DISCOVERY_COUNTRY, report.discoveryCountry())
                .set(REPORT.LOCATION_TYPE, report.locationType())
                .set(REPORT.DIRECTION, report.direction())
                .set(REPORT.OFFENCE, report.offence())
                .set(REPORT.MODE, transport.map(Transport::mode).orElse(null))
                .set(REPORT.CONVEYANCE, transport.map(Transport::conveyance).orElse(null))
                .set(REPORT.PLACE, projection.place())
                .set(REPORT.DEPARTURE_COUNTRY, projection.departureCountry())
                .set(REPORT.DESTINATION_COUNTRY, projection.destinationCountry())
                .set(REPORT.CONCEALMENT, projection.concealment().toArray(String[]::new))
                .set(REPORT.CATEGORIES, projection.categories().toArray(String[]::new))
                .set(REPORT.WORDS, org.jooq.impl.DSL.field("?::tsvector", String.class, projection.words()))
                .where(REPORT.ID.eq(row.id()))
                .execute();
    }

    /** Notes the first signed version of reports whose content shows already. */
    void markSigned(Collection<VersionRow> versions, Instant now) {
        if (versions.isEmpty()) {
            return;
        }
        sql.execute(
                """
                update registry.report set state = 'SIGNED', version = signed.version, digest = signed.digest, changed_at = ?::timestamptz
                from unnest(?, ?, ?) as signed (id, version, digest)
                where report.id = signed.id
                """,
                Moments.of(now),
                versions.stream().map(VersionRow::reportId).toArray(Long[]::new),
                versions.stream().map(VersionRow::version).toArray(Integer[]::new),
                versions.stream().map(VersionRow::digest).toArray(String[]::new));
    }

    /** Marks a report withdrawn: out of search and counts, its history kept. */
    void withdraw(long id, int version, String digest, Instant now) {
        sql.update(REPORT)
                .set(REPORT.STATE, ReportState.WITHDRAWN.name())
                .set(REPORT.VERSION, version)
                .set(REPORT.DIGEST, digest)
                .set(REPORT.CHANGED_AT, Moments.of(now))
                .where(REPORT.ID.eq(id))
                .execute();
        pictures.replace(id, List.of());
    }

    /** Takes a report out of sight: of its row no more is left than that it is there. */
    void conceal(long id, int version, String digest, Instant now) {
        empty(id);
        sql.update(REPORT)
                .set(REPORT.STATE, ReportState.RECALLED.name())
                .set(REPORT.VERSION, version)
                .set(REPORT.DIGEST, digest)
                .set(REPORT.CHANGED_AT, Moments.of(now))
                .where(REPORT.ID.eq(id))
                .execute();
    }

    /** Takes out of a report's row, and of those beside it, all that its content put there. */
    void empty(long id) {
        sql.deleteFrom(GOODS_LINE).where(GOODS_LINE.REPORT_ID.eq(id)).execute();
        pictures.replace(id, List.of());
        var row = sql.update(REPORT)
                .set(REPORT.CONCEALMENT, new String[0])
                .set(REPORT.CATEGORIES, new String[0])
                .set(REPORT.WORDS, DSL.field("''::tsvector", REPORT.WORDS.getType()));
        for (Field<?> field : ofContent()) {
            row = row.setNull(field);
        }
        row.where(REPORT.ID.eq(id)).execute();
    }

    private static List<Field<?>> ofContent() {
        return List.of(
                REPORT.PSEUDONYM_KEY,
                REPORT.PSEUDONYM,
                REPORT.FORM_TYPE,
                REPORT.PROVENANCE,
                REPORT.EVENT_KIND,
                REPORT.EVENT_DATE,
                REPORT.DATE_PRECISION,
                REPORT.REPORTING_COUNTRY,
                REPORT.AGENCY,
                REPORT.DISCOVERY_COUNTRY,
                REPORT.LOCATION_TYPE,
                REPORT.DIRECTION,
                REPORT.OFFENCE,
                REPORT.MODE,
                REPORT.CONVEYANCE,
                REPORT.PLACE,
                REPORT.DEPARTURE_COUNTRY,
                REPORT.DESTINATION_COUNTRY);
    }

    void insertVersions(Collection<VersionRow> versions) {
        CopyBuffer rows = new CopyBuffer(
                "registry.version",
                "report_id",
                "version",
                "kind",
                "reason",
                "digest",
                "disclosed",
                "predecessors",
                "jws",
                "part_names",
                "disclosures",
                "vocabulary",
                "issuer",
                "source",
                "agreement",
                "receipt_id",
                "released_at",
                "accepted_at",
                "position",
                "hands_to",
                "lane_epoch",
                "lane_sequence");
        for (VersionRow row : versions) {
            rows.row(
                    row.reportId(),
                    row.version(),
                    row.kind(),
                    row.reason(),
                    row.digest(),
                    row.disclosed(),
                    row.predecessors(),
                    row.jws(),
                    row.partNames(),
                    row.disclosures(),
                    row.vocabulary(),
                    row.issuer(),
                    row.source(),
                    row.agreement(),
                    row.receiptId(),
                    row.releasedAt(),
                    row.acceptedAt(),
                    row.position(),
                    row.handsTo(),
                    row.place() == null ? null : row.place().epoch(),
                    row.place() == null ? null : row.place().sequence());
        }
        rows.send(sql);
    }

    void insertRevisions(Collection<RevisionRow> revisions) {
        CopyBuffer rows = new CopyBuffer(
                "registry.revision",
                "report_id",
                "version",
                "kind",
                "reason",
                "content",
                "text_released",
                "state",
                "written_by",
                "written_at",
                "released_by",
                "released_at");
        for (RevisionRow row : revisions) {
            rows.row(
                    row.reportId(),
                    row.version(),
                    row.kind(),
                    row.reason(),
                    row.content() == null ? null : ReportJson.mapper().writeValueAsString(row.content()),
                    row.textReleased(),
                    row.state(),
                    row.writtenBy(),
                    row.writtenAt(),
                    row.releasedBy(),
                    row.releasedAt());
        }
        rows.send(sql);
    }
}
