package org.tidewaiter.node.casework;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.casework.page.TrialPage;
import org.tidewaiter.node.casework.page.TrialPage.Link;
import org.tidewaiter.node.casework.page.TrialPage.Reason;
import org.tidewaiter.node.casework.page.TrialPage.Result;
import org.tidewaiter.node.registry.AgreementTrial;
import org.tidewaiter.node.registry.AgreementTrials;
import org.tidewaiter.node.registry.ReportSummary;
import org.tidewaiter.node.registry.Reports;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Crumb;
import org.tidewaiter.node.web.component.Field;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Puts the page of a trial together. */
@Component
class TrialPages {

    private final AgreementTrials trials;
    private final Reports reports;
    private final ReportTitles titles;
    private final PartnerWording partners;
    private final Vocabulary vocabulary;
    private final Clock clock;

    TrialPages(
            AgreementTrials trials,
            Reports reports,
            ReportTitles titles,
            PartnerWording partners,
            Vocabulary vocabulary,
            Clock clock) {
        this.trials = trials;
        this.reports = reports;
        this.titles = titles;
        this.partners = partners;
        this.vocabulary = vocabulary;
        this.clock = clock;
    }

    /**
     * Where the page stands and what it is about.
     *
     * @param above the page of the text itself
     * @param revision that the address names; null for a proposal
     */
    record Tried(Agreement terms, String above, @Nullable Integer revision) {}

    /** @param period null before one is chosen */
    TrialPage of(AccessScope scope, Tried tried, @Nullable TrialPeriod period, Page page) {
        TrialPeriod shown = period == null ? TrialPeriod.usual(clock.instant()) : period;
        Agreement terms = tried.terms();
        String name = page.text("casework.trial.revision", terms.number(), terms.revision());
        return new TrialPage(
                page.text("casework.trial.title"),
                List.of(
                        new Crumb(page.text("casework.trial.agreements"), "/agreements"),
                        new Crumb(name, tried.above())),
                page.text("casework.trial.lead"),
                tried.above() + "/trial",
                tried.revision(),
                Field.of("from", page.text("casework.trial.from")).withValue(shown.from()),
                Field.of("to", page.text("casework.trial.to")).withValue(shown.to()),
                period == null ? null : result(scope, terms, period, page));
    }

    private Result result(AccessScope scope, Agreement terms, TrialPeriod period, Page page) {
        AgreementTrial trial = trials.of(scope, terms, period.first(), period.end());
        String partner = partners.title(trial.incoming() ? terms.sender() : terms.receiver(), page);
        boolean named = scope.may(Permission.READ);
        return new Result(
                page.text(
                        trial.incoming() ? "casework.trial.sum.incoming" : "casework.trial.sum",
                        page.wording().number(trial.due()),
                        page.wording().number(trial.reports()),
                        partner),
                trial.reports() == 0 ? 0 : (int) Math.round(100.0 * trial.due() / trial.reports()),
                trial.held() == 0
                        ? null
                        : page.text("casework.trial.held", page.wording().number(trial.held())),
                trial.complete()
                        ? null
                        : page.text("casework.trial.cut", page.wording().number(trial.reports())),
                named,
                reasons(trial, named ? summaries(scope, trial) : Map.of(), page));
    }

    private Map<UUID, ReportSummary> summaries(AccessScope scope, AgreementTrial trial) {
        List<UUID> records =
                trial.staying().stream().map(AgreementTrial.Staying::record).toList();
        return records.isEmpty()
                ? Map.of()
                : reports.summaries(scope, records).stream()
                        .collect(Collectors.toMap(ReportSummary::record, Function.identity()));
    }

    private List<Reason> reasons(AgreementTrial trial, Map<UUID, ReportSummary> summaries, Page page) {
        return trial.notDue().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> {
                    List<Link> links = trial.staying().stream()
                            .filter(one -> one.reason().equals(entry.getKey()))
                            .flatMap(one -> Stream.ofNullable(summaries.get(one.record())))
                            .map(report -> new Link(titles.title(report, page), "/reports/" + report.record()))
                            .toList();
                    long more = entry.getValue() - links.size();
                    return new Reason(
                            vocabulary.label(
                                    "not-due-reason",
                                    entry.getKey(),
                                    page.language().locale()),
                            page.wording().number(entry.getValue()),
                            links,
                            links.isEmpty() || more == 0
                                    ? null
                                    : page.text(
                                            "casework.trial.more",
                                            page.wording().number(more)));
                })
                .toList();
    }
}
