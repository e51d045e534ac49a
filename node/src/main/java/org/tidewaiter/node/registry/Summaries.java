package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.EMBARGO;
import static org.tidewaiter.sql.registry.Tables.GOODS_LINE;
import static org.tidewaiter.sql.registry.Tables.REPORT;
import static org.tidewaiter.sql.registry.Tables.REVISION;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.report.EventDate;
import org.tidewaiter.report.Provenance;

/** Makes summaries of rows of {@code registry.report}, a page at a time. */
@Component
class Summaries {

    private final DSLContext sql;
    private final Clock clock;

    Summaries(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    List<ReportSummary> of(List<? extends Record> reports) {
        List<Long> ids = reports.stream().map(row -> row.get(REPORT.ID)).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, List<GoodsSummary>> goods = goods(ids);
        Map<Long, ReportState> open = open(ids);
        Set<Long> held = held(ids);
        return reports.stream()
                .map(row -> summary(
                        row,
                        goods.getOrDefault(row.get(REPORT.ID), List.of()),
                        open.get(row.get(REPORT.ID)),
                        held.contains(row.get(REPORT.ID))))
                .toList();
    }

    private Map<Long, List<GoodsSummary>> goods(List<Long> ids) {
        Map<Long, List<GoodsSummary>> goods = new HashMap<>();
        sql.selectFrom(GOODS_LINE)
                .where(GOODS_LINE.REPORT_ID.in(ids))
                .orderBy(
                        GOODS_LINE.REPORT_ID,
                        GOODS_LINE.CATEGORY,
                        GOODS_LINE.BASE_AMOUNT.desc().nullsLast())
                .forEach(row -> goods.computeIfAbsent(row.getReportId(), id -> new ArrayList<>())
                        .add(new GoodsSummary(
                                row.getLine(),
                                row.getCategory(),
                                row.getSubcategory(),
                                row.getBrand(),
                                row.getAmount(),
                                row.getUnit(),
                                row.getBaseAmount(),
                                row.getBaseUnit())));
        return goods;
    }

    private Map<Long, ReportState> open(List<Long> ids) {
        Map<Long, ReportState> open = new HashMap<>();
        sql.select(REVISION.REPORT_ID, REVISION.STATE)
                .from(REVISION)
                .where(REVISION.REPORT_ID.in(ids))
                .and(REVISION.STATE.in("SUBMITTED", "RETURNED", "VERIFIED", "RELEASED"))
                .forEach(row -> open.put(row.value1(), ReportState.valueOf(row.value2())));
        return open;
    }

    private Set<Long> held(List<Long> ids) {
        OffsetDateTime now = OffsetDateTime.now(clock.withZone(ZoneOffset.UTC));
        return new HashSet<>(sql.select(EMBARGO.REPORT_ID)
                .from(EMBARGO)
                .where(EMBARGO.REPORT_ID.in(ids))
                .and(EMBARGO.LIFTED_AT.isNull())
                .and(EMBARGO.UNTIL.isNull().or(EMBARGO.UNTIL.gt(now)))
                .fetch(EMBARGO.REPORT_ID));
    }

    private static ReportSummary summary(
            Record row, List<GoodsSummary> goods, @Nullable ReportState open, boolean held) {
        return new ReportSummary(
                row.get(REPORT.RECORD),
                row.get(REPORT.ORIGINATOR),
                row.get(REPORT.NUMBER),
                ReportState.valueOf(row.get(REPORT.STATE)),
                row.get(REPORT.VERSION),
                row.get(REPORT.SOURCE),
                open,
                held,
                Provenance.GENERATED.name().equals(row.get(REPORT.PROVENANCE)),
                row.get(REPORT.PROVENANCE),
                row.get(REPORT.EVENT_KIND),
                date(row),
                row.get(REPORT.REPORTING_COUNTRY),
                row.get(REPORT.DISCOVERY_COUNTRY),
                row.get(REPORT.PLACE),
                row.get(REPORT.LOCATION_TYPE),
                row.get(REPORT.DIRECTION),
                row.get(REPORT.MODE),
                row.get(REPORT.CONVEYANCE),
                row.get(REPORT.DEPARTURE_COUNTRY),
                row.get(REPORT.DESTINATION_COUNTRY),
                row.get(REPORT.RECORDED_BY),
                row.get(REPORT.RECORDED_AT).toInstant(),
                Moments.instant(row.get(REPORT.RELEASED_AT)),
                row.get(REPORT.CHANGED_AT).toInstant(),
                goods);
    }

    private static @Nullable EventDate date(Record row) {
        LocalDate date = row.get(REPORT.EVENT_DATE);
        String precision = row.get(REPORT.DATE_PRECISION);
        return date == null || precision == null
                ? null
                : new EventDate(date, EventDate.Precision.valueOf(precision), null);
    }
}
