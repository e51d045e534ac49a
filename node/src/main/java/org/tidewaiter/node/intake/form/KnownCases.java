package org.tidewaiter.node.intake.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.intake.page.KnownCase;
import org.tidewaiter.node.intake.wording.FormChoices;
import org.tidewaiter.node.nominal.AuthorityPseudonyms;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.registry.CasePseudonym;
import org.tidewaiter.node.registry.ReportSummary;
import org.tidewaiter.node.registry.Reports;
import org.tidewaiter.node.settings.NodeSettings;
import org.tidewaiter.node.web.Page;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells the person who types a case that it is here already: by its reference and the year of its event, or because a report
 * resembles it; and only of reports that this person may read.
 */
@Component
@HoldsNominalData
class KnownCases {

    private static final int MOST = 5;

    private final AuthorityPseudonyms pseudonyms;
    private final NodeSettings settings;
    private final Reports reports;
    private final ResemblingCases resembling;
    private final FormChoices choices;

    KnownCases(
            AuthorityPseudonyms pseudonyms,
            NodeSettings settings,
            Reports reports,
            ResemblingCases resembling,
            FormChoices choices) {
        this.pseudonyms = pseudonyms;
        this.settings = settings;
        this.reports = reports;
        this.resembling = resembling;
        this.choices = choices;
    }

    /** Reports of the case of a draft, then those that resemble it, but for the one that it corrects. */
    List<KnownCase> of(AccessScope scope, Draft draft, Page page) {
        Set<UUID> named = new HashSet<>();
        List<KnownCase> known = new ArrayList<>();
        ofTheReference(scope, draft).stream()
                .filter(report -> !report.record().equals(draft.corrects()))
                .limit(MOST)
                .filter(report -> named.add(report.record()))
                .forEach(report -> known.add(known(report, true, page)));
        resembling.of(scope, draft.content().document(), MOST + 1).stream()
                .filter(report -> !report.record().equals(draft.corrects()))
                .limit(MOST)
                .filter(report -> named.add(report.record()))
                .forEach(report -> known.add(known(report, false, page)));
        return known;
    }

    private List<ReportSummary> ofTheReference(AccessScope scope, Draft draft) {
        return settings.reporting(scope.member())
                .flatMap(originator -> theCase(originator, draft.content().document()))
                .map(typed -> reports.ofCase(scope, typed, MOST + 1))
                .orElse(List.of());
    }

    private KnownCase known(ReportSummary report, boolean sameReference, Page page) {
        return new KnownCase("/reports/" + report.record(), words(report, page), sameReference);
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
