package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.REPORT;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.SeizureReport;

/**
 * Gives what a search finds for a file, a page at a time: the same reports and goods lines that {@link ReportSearch} shows
 * and counts, but for withdrawn ones, which no file gets; as signed versions, all reports on each seizure. Of each it gives
 * {@link FileParts}, whoever asks.
 */
@Component
public class FoundReports {

    /** Reports on one page. */
    static final int PAGE = 200;

    /** Each of these may have many versions. */
    static final int PAGE_OF_VERSIONS = 50;

    private final DSLContext sql;
    private final Reports reports;
    private final HeadContents contents;
    private final SeizureSources sources;

    FoundReports(DSLContext sql, Reports reports, HeadContents contents, SeizureSources sources) {
        this.sql = sql;
        this.reports = reports;
        this.contents = contents;
        this.sources = sources;
    }

    /** The filter as it is for files: without withdrawn reports; empty if it asks for nothing else. */
    public static java.util.Optional<SearchFilter> withoutWithdrawn(SearchFilter filter) {
        if (!filter.states().contains(ReportState.WITHDRAWN)) {
            return java.util.Optional.of(filter);
        }
        Set<ReportState> states = EnumSet.copyOf(filter.states());
        states.remove(ReportState.WITHDRAWN);
        return states.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(filter.inStates(states));
    }

    /**
     * One page of reports.
     *
     * @param after the {@link FoundPage#next} of the page before, null for the first
     */
    @Transactional(readOnly = true)
    public FoundPage<FoundReport> page(AccessScope scope, SearchFilter filter, @Nullable String after) {
        return page(scope, filter, after, PAGE, Seizures::once, rows -> {
            Map<Long, SeizureReport> said = contents(rows);
            Map<UUID, List<String>> handling = sources.handlingOfEach(
                    scope, rows.stream().map(row -> row.get(REPORT.RECORD)).toList());
            return rows.stream()
                    .filter(row -> said.containsKey(row.get(REPORT.ID)))
                    .map(row -> found(
                            row,
                            handling.getOrDefault(row.get(REPORT.RECORD), List.of()),
                            Objects.requireNonNull(said.get(row.get(REPORT.ID))),
                            filter))
                    .toList();
        });
    }

    /** One page of reports as they were signed; those that are not signed yet are not among them. */
    @Transactional(readOnly = true)
    public FoundPage<FoundVersions> versions(AccessScope scope, SearchFilter filter, @Nullable String after) {
        return page(
                scope,
                filter,
                after,
                PAGE_OF_VERSIONS,
                UnaryOperator.identity(),
                rows -> rows.stream()
                        .filter(row -> row.get(REPORT.NUMBER) != null && row.get(REPORT.VERSION) > 0)
                        .map(row -> new FoundVersions(
                                new ReportIdentity(row.get(REPORT.ORIGINATOR), row.get(REPORT.NUMBER)),
                                reports.versions(row, false).reversed().stream()
                                        .map(version -> version.withOnly(FileParts.of(version.disclosures())))
                                        .toList()))
                        .toList());
    }

    private <T> FoundPage<T> page(
            AccessScope scope,
            SearchFilter filter,
            @Nullable String after,
            int size,
            UnaryOperator<Condition> counting,
            Function<List<? extends Record>, List<T>> making) {
        scope.require(Permission.EXPORT);
        scope.require(Permission.SEARCH);
        SearchFilter allowed = withoutWithdrawn(filter)
                .orElseThrow(() -> new IllegalArgumentException("withdrawn reports go into no file"));
        Condition condition =
                counting.apply(ReportSearch.condition(scope, allowed)).and(ReportSearch.after(after));
        List<? extends Record> rows = sql.selectFrom(REPORT)
                .where(condition)
                .orderBy(ReportSearch.eventDay().desc(), REPORT.ID.desc())
                .limit(size + 1)
                .fetch();
        boolean more = rows.size() > size;
        List<? extends Record> shown = more ? rows.subList(0, size) : rows;
        return new FoundPage<>(
                making.apply(shown), more ? SearchCursor.at(shown.getLast()).text() : null);
    }

    private static FoundReport found(Record row, List<String> handling, SeizureReport content, SearchFilter filter) {
        return new FoundReport(
                row.get(REPORT.ORIGINATOR),
                row.get(REPORT.NUMBER),
                row.get(REPORT.SOURCE),
                row.get(REPORT.VERSION),
                ReportState.valueOf(row.get(REPORT.STATE)),
                Moments.instant(row.get(REPORT.RELEASED_AT)),
                handling,
                content,
                content.goods().stream().filter(line -> counts(line, filter)).toList());
    }

    /** As {@link ReportSearch} counts lines. */
    private static boolean counts(GoodsLine line, SearchFilter filter) {
        return (filter.categories().isEmpty() || filter.categories().contains(line.category()))
                && (filter.subcategories().isEmpty() || filter.subcategories().contains(line.subcategory()));
    }

    private Map<Long, SeizureReport> contents(List<? extends Record> rows) {
        List<Long> ids = rows.stream().map(row -> row.get(REPORT.ID)).toList();
        return contents.of(ids, disclosures -> DisclosedContent.of(FileParts.of(disclosures)), FileParts::of);
    }
}
