package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.PICTURE;
import static org.tidewaiter.sql.registry.Tables.REPORT;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.ErrorResponseException;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;

/** Searches and counts the pictures of signed reports, newest event first. */
@Component
public class PictureSearch {

    /** Most pictures on one page. */
    public static final int LARGEST_PAGE = 100;

    private final DSLContext sql;
    private final Summaries summaries;

    PictureSearch(DSLContext sql, Summaries summaries) {
        this.sql = sql;
        this.summaries = summaries;
    }

    /**
     * One page of what is found.
     *
     * @param next where the next page starts, null on the last one
     */
    public record Found(
            List<FoundPicture> pictures, @Nullable String next) {

        public Found {
            pictures = List.copyOf(pictures);
        }
    }

    /** How many pictures are found, of how many cases. */
    public record Counted(long pictures, long cases) {}

    /**
     * One page of what is found.
     *
     * @param after the {@link Found#next} of the page before, null for the first
     * @param limit 1 to {@link #LARGEST_PAGE}
     */
    @Transactional(readOnly = true)
    public Found search(AccessScope scope, PictureFilter filter, @Nullable String after, int limit) {
        scope.require(Permission.SEARCH);
        int size = Math.clamp(limit, 1, LARGEST_PAGE);
        Condition condition = condition(scope, filter);
        if (after != null) {
            condition = condition.and(beyond(after));
        }
        Result<Record> rows = sql.select()
                .from(PICTURE)
                .join(REPORT)
                .on(REPORT.ID.eq(PICTURE.REPORT_ID))
                .where(condition)
                .orderBy(ReportSearch.eventDay().desc(), REPORT.ID.desc(), PICTURE.PICTURE_.desc())
                .limit(size + 1)
                .fetch();
        boolean more = rows.size() > size;
        List<Record> shown = more ? rows.subList(0, size) : rows;
        return new Found(withReports(shown), more ? cursor(shown.getLast()) : null);
    }

    private List<FoundPicture> withReports(List<Record> rows) {
        Map<UUID, Record> distinct = new HashMap<>();
        rows.forEach(row -> distinct.putIfAbsent(row.get(REPORT.RECORD), row));
        Map<UUID, ReportSummary> reports = new HashMap<>();
        summaries.of(List.copyOf(distinct.values())).forEach(report -> reports.put(report.record(), report));
        return rows.stream()
                .map(row -> new FoundPicture(
                        NamedPictures.picture(row),
                        Objects.requireNonNull(reports.get(row.get(REPORT.RECORD))),
                        List.of(row.get(REPORT.CONCEALMENT))))
                .toList();
    }

    /** Counts all that is found. */
    @Transactional(readOnly = true)
    public Counted count(AccessScope scope, PictureFilter filter) {
        scope.require(Permission.SEARCH);
        var counted = sql.select(DSL.count(), DSL.countDistinct(DSL.coalesce(REPORT.SEIZURE, REPORT.RECORD)))
                .from(PICTURE)
                .join(REPORT)
                .on(REPORT.ID.eq(PICTURE.REPORT_ID))
                .where(condition(scope, filter))
                .fetchSingle();
        return new Counted(counted.value1(), counted.value2());
    }

    /** Only of signed reports, whatever states the report search is asked for: other pictures are none of a search. */
    private static Condition condition(AccessScope scope, PictureFilter filter) {
        Condition condition = ReportSearch.condition(scope, filter.reports())
                .and(REPORT.STATE.eq(ReportState.SIGNED.name()))
                .and(ReportSearch.anyOf(PICTURE.KIND, filter.kinds()))
                .and(ReportSearch.anyOf(REPORT.CONVEYANCE, filter.conveyances()));
        return filter.concealments().isEmpty()
                ? condition
                : condition.and(DSL.condition(
                        "{0} && cast({1} as text[])",
                        REPORT.CONCEALMENT, DSL.val(filter.concealments().toArray(String[]::new))));
    }

    private static String cursor(Record row) {
        return SearchCursor.at(row).text() + "_" + row.get(PICTURE.PICTURE_);
    }

    private static Condition beyond(String after) {
        int split = after.lastIndexOf('_');
        if (split < 0) {
            throw new ErrorResponseException(HttpStatus.BAD_REQUEST);
        }
        SearchCursor report = ReportSearch.cursor(after.substring(0, split));
        return DSL.row(ReportSearch.eventDay(), REPORT.ID, PICTURE.PICTURE_)
                .lt(report.day(), report.id(), after.substring(split + 1));
    }
}
