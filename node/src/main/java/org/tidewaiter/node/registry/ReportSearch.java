package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.GOODS_LINE;
import static org.tidewaiter.sql.registry.Tables.REPORT;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.ErrorResponseException;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.report.Provenance;
import org.tidewaiter.sql.registry.tables.records.ReportRecord;

/**
 * Searches and counts reports. Withdrawn ones are found only by those who ask for them. Of several reports on one seizure
 * one is found and counted.
 */
@Component
public class ReportSearch {

    /** Most reports on one page. */
    public static final int LARGEST_PAGE = 200;

    private static final int COUNTED = 10_000;
    /** So many of many more need not be read one by one; beyond that a person narrows the search anyway. */
    private static final int COUNTED_AMONG_MANY = 1_000;

    private static final long MANY = 200_000;

    private static final String OPEN_SOURCE = Provenance.OPEN_SOURCE.name();

    private final DSLContext sql;
    private final Summaries summaries;

    ReportSearch(DSLContext sql, Summaries summaries) {
        this.sql = sql;
        this.summaries = summaries;
    }

    /**
     * One page of what is found.
     *
     * @param after the {@link SearchPage#next} of the page before, null for the first
     * @param limit 1 to {@link #LARGEST_PAGE}
     */
    @Transactional(readOnly = true)
    public SearchPage search(AccessScope scope, SearchFilter filter, @Nullable String after, int limit) {
        scope.require(Permission.SEARCH);
        int size = Math.clamp(limit, 1, LARGEST_PAGE);
        Condition condition = Seizures.once(condition(scope, filter)).and(after(after));
        Result<ReportRecord> rows = sql.selectFrom(REPORT)
                .where(condition)
                .orderBy(eventDay().desc(), REPORT.ID.desc())
                .limit(size + 1)
                .fetch();
        boolean more = rows.size() > size;
        List<? extends Record> shown = more ? rows.subList(0, size) : rows;
        return new SearchPage(
                summaries.of(shown), more ? SearchCursor.at(shown.getLast()).text() : null);
    }

    /** What follows a place in the order of results; all where none is given. */
    static Condition after(@Nullable String place) {
        if (place == null) {
            return DSL.trueCondition();
        }
        SearchCursor cursor = cursor(place);
        return DSL.row(eventDay(), REPORT.ID).lt(cursor.day(), cursor.id());
    }

    static SearchCursor cursor(String text) {
        try {
            return SearchCursor.parse(text);
        } catch (IllegalArgumentException notOurs) {
            throw new ErrorResponseException(HttpStatus.BAD_REQUEST, notOurs);
        }
    }

    /** What is found and changed last, newest change first. */
    @Transactional(readOnly = true)
    public List<ReportSummary> latest(AccessScope scope, SearchFilter filter, int limit) {
        scope.require(Permission.SEARCH);
        return summaries.of(sql.selectFrom(REPORT)
                .where(Seizures.once(condition(scope, filter)))
                .orderBy(REPORT.CHANGED_AT.desc(), REPORT.ID.desc())
                .limit(Math.clamp(limit, 1, LARGEST_PAGE))
                .fetch());
    }

    /** Counts all that is found; what comes from open sources apart, unless the filter asks for just that. */
    @Transactional(readOnly = true)
    public Counts count(AccessScope scope, SearchFilter filter) {
        scope.require(Permission.SEARCH);
        Condition condition = Seizures.once(condition(scope, filter));
        Condition counted = filter.provenances().contains(OPEN_SOURCE)
                ? DSL.trueCondition()
                : REPORT.PROVENANCE.isDistinctFrom(OPEN_SOURCE);
        var cases = sql.select(
                        DSL.count().filterWhere(counted),
                        DSL.countDistinct(REPORT.REPORTING_COUNTRY).filterWhere(counted),
                        DSL.count().filterWhere(DSL.not(counted)))
                .from(REPORT)
                .where(condition)
                .fetchSingle();
        long seizures = sql.select(DSL.count())
                .from(GOODS_LINE)
                .join(REPORT)
                .on(REPORT.ID.eq(GOODS_LINE.REPORT_ID))
                .where(condition)
                .and(counted)
                .and(lineCondition(filter))
                .fetchSingle()
                .value1();
        return new Counts(cases.value1(), seizures, cases.value2(), cases.value3());
    }

    /**
     * Counts as {@link #count} does, but gives up after ten thousand reports, or after a thousand where this node holds many:
     * a page that leads to them need not wait until the last is counted.
     */
    @Transactional(readOnly = true)
    public SomeCounts countSome(AccessScope scope, SearchFilter filter) {
        scope.require(Permission.SEARCH);
        int most = about() > MANY ? COUNTED_AMONG_MANY : COUNTED;
        int found = sql.fetchCount(sql.select(DSL.inline(1))
                .from(REPORT)
                .where(condition(scope, filter))
                .limit(most + 1));
        return found > most
                ? new SomeCounts(new Counts(most, 0, 0, 0), true)
                : new SomeCounts(count(scope, filter), false);
    }

    /** How many reports there are, as the database last looked. */
    private long about() {
        return sql.fetchSingle("select cast(reltuples as bigint) from pg_class where oid = 'registry.report'::regclass")
                .get(0, Long.class);
    }

    static Field<LocalDate> eventDay() {
        return DSL.coalesce(REPORT.EVENT_DATE, DSL.inline(SearchCursor.NO_DAY));
    }

    static Condition condition(AccessScope scope, SearchFilter filter) {
        Condition condition = Visibility.of(scope)
                .and(standing(filter))
                .and(anyOf(REPORT.MODE, filter.modes()))
                .and(anyOf(REPORT.LOCATION_TYPE, filter.locationTypes()))
                .and(anyOf(REPORT.DIRECTION, filter.directions()))
                .and(anyOf(REPORT.PROVENANCE, filter.provenances()))
                .and(equal(REPORT.ORIGINATOR, filter.originator()))
                .and(equal(REPORT.DEPARTURE_COUNTRY, filter.departureCountry()))
                .and(equal(REPORT.DESTINATION_COUNTRY, filter.destinationCountry()));
        if (!filter.countries().isEmpty()) {
            condition = condition.and(REPORT.REPORTING_COUNTRY
                    .in(filter.countries())
                    .or(REPORT.DISCOVERY_COUNTRY.in(filter.countries())));
        }
        condition = condition.and(within(filter.from(), filter.until()));
        if (filter.subcategories().isEmpty() && !filter.categories().isEmpty()) {
            condition = condition.and(DSL.condition(
                    "{0} && cast({1} as text[])",
                    REPORT.CATEGORIES, DSL.val(filter.categories().toArray(String[]::new))));
        }
        if (!filter.subcategories().isEmpty()) {
            condition = condition.and(DSL.exists(DSL.selectOne()
                    .from(GOODS_LINE)
                    .where(GOODS_LINE.REPORT_ID.eq(REPORT.ID))
                    .and(lineCondition(filter))));
        }
        condition = condition.and(FacetConditions.of(filter.facets()));
        if (!filter.numbers().isEmpty()) {
            condition = condition.and(REPORT.NUMBER.in(filter.numbers()).or(REPORT.RECORD.in(filter.numbers())));
        }
        if (filter.own()) {
            condition = condition.and(REPORT.RECORDED_BY.eq(scope.accountName()));
        }
        return condition.and(words(filter.words()));
    }

    /** The states are written out: behind a parameter the planner would not see that the partial indexes hold them. */
    private static Condition standing(SearchFilter filter) {
        return filter.states().isEmpty()
                ? CountedReports.counts()
                : REPORT.STATE.in(filter.states().stream()
                        .map(state -> DSL.inline(state.name()))
                        .toList());
    }

    /** In terms of the expression that the indexes are in the order of. */
    private static Condition within(@Nullable LocalDate from, @Nullable LocalDate until) {
        Condition condition = DSL.trueCondition();
        if (from != null || until != null) {
            condition = condition.and(eventDay().gt(DSL.inline(SearchCursor.NO_DAY)));
        }
        if (from != null) {
            condition = condition.and(eventDay().ge(from));
        }
        return until == null ? condition : condition.and(eventDay().le(until));
    }

    private static Condition lineCondition(SearchFilter filter) {
        return anyOf(GOODS_LINE.CATEGORY, filter.categories())
                .and(anyOf(GOODS_LINE.SUBCATEGORY, filter.subcategories()));
    }

    private static Condition words(String words) {
        String query = Words.query(words);
        return query.isEmpty()
                ? DSL.trueCondition()
                : DSL.condition("{0} @@ {1}::tsquery", REPORT.WORDS, DSL.val(query));
    }

    static Condition anyOf(TableField<?, String> field, Collection<String> values) {
        return values.isEmpty() ? DSL.trueCondition() : field.in(values);
    }

    private static Condition equal(TableField<?, String> field, @Nullable String value) {
        return value == null ? DSL.trueCondition() : field.eq(value);
    }
}
