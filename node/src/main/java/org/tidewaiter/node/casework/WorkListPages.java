package org.tidewaiter.node.casework;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Regions;
import org.tidewaiter.node.casework.page.AnalystList;
import org.tidewaiter.node.quality.AssessedReport;
import org.tidewaiter.node.quality.Preferences;
import org.tidewaiter.node.quality.Questions;
import org.tidewaiter.node.quality.ReportStatus;
import org.tidewaiter.node.quality.WorkCounts;
import org.tidewaiter.node.quality.WorkFilter;
import org.tidewaiter.node.quality.WorkLists;
import org.tidewaiter.node.quality.WorkPage;
import org.tidewaiter.node.registry.ReportSummary;
import org.tidewaiter.node.registry.Reports;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.node.web.component.Pager;
import org.tidewaiter.node.web.component.Tab;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Lays the work list out. */
@Component
class WorkListPages {

    private static final int ROWS = 50;

    private final WorkLists lists;
    private final Preferences preferences;
    private final Questions questions;
    private final Reports reports;
    private final ReportTitles titles;
    private final FieldWording wording;
    private final AssessmentWording words;
    private final Regions regions;
    private final Vocabulary vocabulary;

    WorkListPages(
            WorkLists lists,
            Preferences preferences,
            Questions questions,
            Reports reports,
            ReportTitles titles,
            FieldWording wording,
            AssessmentWording words,
            Regions regions,
            Vocabulary vocabulary) {
        this.lists = lists;
        this.preferences = preferences;
        this.questions = questions;
        this.reports = reports;
        this.titles = titles;
        this.wording = wording;
        this.words = words;
        this.regions = regions;
        this.vocabulary = vocabulary;
    }

    AnalystList of(AccessScope scope, MultiValueMap<String, String> parameters, Page page) {
        WorkListRequest asked = WorkListRequest.read(parameters, preferences.of(scope), regions, vocabulary);
        WorkFilter filter = asked.filter(regions, lists);
        WorkPage found = lists.page(scope, filter, asked.after(), ROWS);
        ReportStatus status = asked.status().orElse(null);
        return new AnalystList(
                shown(asked, page),
                asked.address(asked.view(), asked.after()),
                asked.view(),
                tabs(lists.counts(scope, filter), asked, page),
                asked.region(),
                asked.country(),
                asked.categories(),
                regions.all().stream()
                        .map(region -> new Choice(
                                region.code(), region.label(page.language().locale())))
                        .toList(),
                countries(scope, page),
                codes("category", page),
                asked.mine(),
                !asked.region().isEmpty()
                        || !asked.country().isEmpty()
                        || !asked.categories().isEmpty(),
                status != ReportStatus.VERIFIED,
                status == ReportStatus.VERIFIED,
                rows(scope, found.reports(), status, page),
                pager(found, asked, page));
    }

    private String shown(WorkListRequest asked, Page page) {
        String where = !asked.country().isEmpty()
                ? wording.code("country", asked.country(), page)
                : regions.all().stream()
                        .filter(region -> region.code().equals(asked.region()))
                        .findFirst()
                        .map(region -> region.label(page.language().locale()))
                        .orElse(page.text("quality.list.everywhere"));
        String what = asked.categories().isEmpty()
                ? page.text("quality.list.everything")
                : asked.categories().stream()
                        .sorted()
                        .map(code -> wording.code("category", code, page))
                        .collect(Collectors.joining(", "));
        return where + " · " + what;
    }

    private static List<Tab> tabs(WorkCounts counts, WorkListRequest asked, Page page) {
        List<Tab> tabs = new ArrayList<>();
        tabs.add(tab(WorkListRequest.FRESH, counts.fresh(), asked, page));
        for (ReportStatus status : ReportStatus.values()) {
            tabs.add(tab(status.code(), counts.of(status), asked, page));
        }
        return tabs;
    }

    private static Tab tab(String view, int count, WorkListRequest asked, Page page) {
        String figure = count > WorkCounts.MOST
                ? page.text("quality.list.more", WorkCounts.MOST)
                : page.wording().number(count);
        return new Tab(page.text("quality.view." + view), asked.address(view, null), view.equals(asked.view()), figure);
    }

    private List<Choice> codes(String list, Page page) {
        return vocabulary.list(list).codes().stream()
                .map(code ->
                        new Choice(code.code(), code.labels().in(page.language().locale())))
                .toList();
    }

    private List<Choice> countries(AccessScope scope, Page page) {
        return codes("country", page).stream()
                .filter(choice -> scope.seesCountry(choice.code()))
                .toList();
    }

    private List<AnalystList.Row> rows(
            AccessScope scope, Collection<AssessedReport> found, @Nullable ReportStatus asked, Page page) {
        List<UUID> records = found.stream().map(AssessedReport::record).toList();
        Map<UUID, ReportSummary> summaries = new HashMap<>();
        reports.summaries(scope, records).forEach(summary -> summaries.put(summary.record(), summary));
        Set<UUID> answered = questions.answeredAmong(scope, records);
        return found.stream()
                .filter(report -> summaries.containsKey(report.record()))
                .map(report -> row(
                        report,
                        Objects.requireNonNull(summaries.get(report.record())),
                        answered.contains(report.record()),
                        asked,
                        page))
                .toList();
    }

    private AnalystList.Row row(
            AssessedReport report, ReportSummary summary, boolean answered, @Nullable ReportStatus asked, Page page) {
        return new AnalystList.Row(
                words.seen(report),
                "/reports/" + report.record(),
                titles.goods(summary, page),
                wording.eventDate(summary.eventDate(), page),
                titles.place(summary, page),
                summary.originator(),
                page.wording().ago(report.arrivedAt()),
                words.state(report.status()),
                page.text("quality.status." + report.status().code()),
                answered ? page.text("quality.question.state.answered") : null,
                words.changes(report),
                (asked == ReportStatus.VERIFIED) == (report.status() == ReportStatus.VERIFIED),
                summary.generated());
    }

    private static @Nullable Pager pager(WorkPage found, WorkListRequest asked, Page page) {
        if (asked.after() == null && found.next() == null) {
            return null;
        }
        return new Pager(
                page.text("quality.pager", found.reports().size()),
                asked.after() == null ? null : asked.address(asked.view(), null),
                found.next() == null ? null : asked.address(asked.view(), found.next()));
    }
}
