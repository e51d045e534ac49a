package org.tidewaiter.node.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.intake.page.KnownCase;
import org.tidewaiter.node.nominal.AuthorityPseudonyms;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.registry.CasePseudonym;
import org.tidewaiter.node.registry.ReportSummary;
import org.tidewaiter.node.registry.Reports;
import org.tidewaiter.node.settings.NodeSettings;
import org.tidewaiter.node.web.Page;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells the person who types a case that it is here already: by its reference and the year of its event, and only of reports
 * that this person may read.
 */
@Component
@HoldsNominalData
class KnownCases {

    private static final int MOST = 5;

    private final AuthorityPseudonyms pseudonyms;
    private final NodeSettings settings;
    private final Reports reports;
    private final FormChoices choices;

    KnownCases(AuthorityPseudonyms pseudonyms, NodeSettings settings, Reports reports, FormChoices choices) {
        this.pseudonyms = pseudonyms;
        this.settings = settings;
        this.reports = reports;
        this.choices = choices;
    }

    /** Reports of the case of a draft, but for the one that it corrects. */
    List<KnownCase> of(AccessScope scope, Draft draft, Page page) {
        return settings
                .reporting(scope.member())
                .flatMap(originator -> theCase(originator, draft.content().document()))
                .map(typed -> reports.ofCase(scope, typed, MOST + 1))
                .orElse(List.of())
                .stream()
                .filter(report -> !report.record().equals(draft.corrects()))
                .limit(MOST)
                .map(report -> new KnownCase("/reports/" + report.record(), words(report, page)))
                .toList();
    }

    private Optional<CasePseudonym> theCase(String originator, ObjectNode document) {
        return day(document.path("eventDate").path("date").asString(""))
                .flatMap(day -> pseudonyms
                        .of(originator)
                        .of(document.path("nominal").path("nationalCaseRef").asString(""), day));
    }

    /** Empty while it is being typed. */
    private static Optional<LocalDate> day(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed));
        } catch (DateTimeException notYet) {
            return Optional.empty();
        }
    }

    private String words(ReportSummary report, Page page) {
        List<String> parts = new ArrayList<>();
        report.goods().stream()
                .map(line -> choices.label("subcategory", line.subcategory(), page.language()))
                .distinct()
                .limit(2)
                .forEach(parts::add);
        if (parts.isEmpty() && report.eventKind() != null) {
            parts.add(choices.label("event-kind", report.eventKind(), page.language()));
        }
        if (report.place() != null) {
            parts.add(report.place());
        }
        if (report.eventDate() != null) {
            parts.add(page.wording().date(report.eventDate().date()));
        }
        return String.join(", ", parts);
    }
}
