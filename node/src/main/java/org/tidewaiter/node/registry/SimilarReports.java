package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.GOODS_LINE;
import static org.tidewaiter.sql.registry.Tables.REPORT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SelectLimitStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.sql.registry.tables.records.ReportRecord;

/**
 * Finds cases that are like one: of the same brand, or on the same route with goods of the same category; concealment and
 * means of transport add to that. Looked at are the latest {@value #LOOKED_AT} of each.
 */
@Component
public class SimilarReports {

    private static final int LOOKED_AT = 200;
    private static final int LEAST_WEIGHT = 3;

    private final DSLContext sql;
    private final Summaries summaries;

    SimilarReports(DSLContext sql, Summaries summaries) {
        this.sql = sql;
        this.summaries = summaries;
    }

    /** The most similar first, the later ones first among equals; none where this account may not see the report. */
    @Transactional(readOnly = true)
    public List<SimilarReport> to(AccessScope scope, UUID record, int most) {
        scope.require(Permission.SEARCH);
        scope.require(Permission.READ);
        ReportRecord report = sql.selectFrom(REPORT)
                .where(REPORT.RECORD.eq(record))
                .and(Visibility.of(scope))
                .fetchOne();
        if (report == null) {
            return List.of();
        }
        Set<String> brands = brands(report.getId());
        Map<Long, ReportRecord> found = new LinkedHashMap<>();
        Condition other = Seizures.once(Visibility.of(scope).and(CountedReports.counts()))
                .and(REPORT.ID.ne(report.getId()))
                .and(REPORT.SEIZURE.isNull().or(REPORT.SEIZURE.isDistinctFrom(report.getSeizure())));
        if (!brands.isEmpty()) {
            collect(found, withBrand(brands, other));
        }
        if (report.getDepartureCountry() != null && report.getDestinationCountry() != null) {
            collect(found, onRoute(report, other));
        }
        return ranked(report, brands, found.values(), most);
    }

    private Set<String> brands(long report) {
        return sql.select(brand())
                .from(GOODS_LINE)
                .where(GOODS_LINE.REPORT_ID.eq(report))
                .and(GOODS_LINE.BRAND.isNotNull())
                .fetchSet(0, String.class);
    }

    private static Field<String> brand() {
        return DSL.lower(GOODS_LINE.BRAND);
    }

    private static void collect(Map<Long, ReportRecord> found, SelectLimitStep<ReportRecord> query) {
        query.limit(LOOKED_AT).fetch().forEach(row -> found.put(row.getId(), row));
    }

    private SelectLimitStep<ReportRecord> withBrand(Set<String> brands, Condition other) {
        return sql.selectFrom(REPORT)
                .where(REPORT.ID.in(DSL.select(GOODS_LINE.REPORT_ID)
                        .from(GOODS_LINE)
                        .where(brand().in(brands))
                        .orderBy(GOODS_LINE.REPORT_ID.desc())
                        .limit(2 * LOOKED_AT)))
                .and(other)
                .orderBy(REPORT.ID.desc());
    }

    private SelectLimitStep<ReportRecord> onRoute(ReportRecord report, Condition other) {
        return sql.selectFrom(REPORT)
                .where(REPORT.DEPARTURE_COUNTRY.eq(report.getDepartureCountry()))
                .and(REPORT.DESTINATION_COUNTRY.eq(report.getDestinationCountry()))
                .and(DSL.condition("{0} && cast({1} as text[])", REPORT.CATEGORIES, DSL.val(report.getCategories())))
                .and(other)
                .orderBy(ReportSearch.eventDay().desc(), REPORT.ID.desc());
    }

    private List<SimilarReport> ranked(
            ReportRecord report, Set<String> brands, Collection<ReportRecord> found, int most) {
        List<ReportRecord> rows = List.copyOf(found);
        List<ReportSummary> reports = summaries.of(rows);
        List<SimilarReport> similar = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            EnumSet<Likeness> likenesses = likenesses(report, rows.get(i));
            if (reports.get(i).goods().stream().anyMatch(line -> isOf(brands, line))) {
                likenesses.add(Likeness.BRAND);
            }
            if (likenesses.stream().mapToInt(Likeness::weight).sum() >= LEAST_WEIGHT) {
                similar.add(new SimilarReport(reports.get(i), likenesses));
            }
        }
        similar.sort(Comparator.comparingInt(SimilarReport::weight)
                .thenComparing(one -> one.report().changedAt())
                .reversed());
        return List.copyOf(similar.subList(0, Math.min(most, similar.size())));
    }

    private static boolean isOf(Set<String> brands, GoodsSummary line) {
        return line.brand() != null && brands.contains(line.brand().toLowerCase(Locale.ROOT));
    }

    private static EnumSet<Likeness> likenesses(ReportRecord one, ReportRecord other) {
        EnumSet<Likeness> likenesses = EnumSet.noneOf(Likeness.class);
        if (same(one.getDepartureCountry(), other.getDepartureCountry())
                && same(one.getDestinationCountry(), other.getDestinationCountry())
                && share(one.getCategories(), other.getCategories())) {
            likenesses.add(Likeness.ROUTE);
        }
        if (share(one.getConcealment(), other.getConcealment())) {
            likenesses.add(Likeness.CONCEALMENT);
        }
        if (same(one.getConveyance(), other.getConveyance())) {
            likenesses.add(Likeness.CONVEYANCE);
        }
        return likenesses;
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one != null && one.equals(other);
    }

    private static boolean share(String[] some, String[] others) {
        return !Collections.disjoint(Arrays.asList(some), Arrays.asList(others));
    }
}
