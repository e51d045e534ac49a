package org.tidewaiter.node.intake.form;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.registry.ContemporaryReports;
import org.tidewaiter.node.registry.ReportSummary;
import org.tidewaiter.report.EventDate;
import org.tidewaiter.report.ReportJson;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.matching.Circumstances;
import org.tidewaiter.report.matching.Comparison;
import org.tidewaiter.report.matching.Matcher;
import org.tidewaiter.report.matching.Traits;
import org.tidewaiter.report.matching.TraitsReader;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds reports that resemble a case as far as it is typed: by day, country, goods and quantity, whatever reference they carry,
 * and only those that this person may read. Nothing personal of the draft is looked at.
 */
@Component
@HoldsNominalData
class ResemblingCases {

    private static final int DAYS = 3;
    private static final int LOOKED_AT = 60;

    /** Log2 of the odds from which on a person is interrupted: one to two. A list of pairs may hold less likely ones. */
    private static final double WARNED_FROM = -1;

    private static final Set<String> COMPARED = Set.of(
            "formType",
            "provenance",
            "eventKind",
            "eventDate",
            "reportingCountry",
            "discoveryCountry",
            "place",
            "locationType",
            "direction",
            "offence",
            "goods",
            "route",
            "transport",
            "concealment");

    private final ContemporaryReports reports;

    ResemblingCases(ContemporaryReports reports) {
        this.reports = reports;
    }

    /** The likeliest first; none before day, country and goods are typed. */
    List<ReportSummary> of(AccessScope scope, ObjectNode document, int most) {
        return typed(document).map(report -> of(scope, report, most)).orElse(List.of());
    }

    private List<ReportSummary> of(AccessScope scope, SeizureReport typed, int most) {
        EventDate date = typed.eventDate();
        String country = typed.discoveryCountry();
        if (date == null
                || date.date() == null
                || date.precision() == EventDate.Precision.YEAR
                || country == null
                || typed.goods().isEmpty()) {
            return List.of();
        }
        TraitsReader reader = TraitsReader.load();
        Traits traits = reader.of(typed);
        return reports
                .between(scope, date.firstDay().minusDays(DAYS), date.lastDay().plusDays(DAYS), country, LOOKED_AT)
                .stream()
                .flatMap(report -> Matcher.load()
                        .resembling(traits, reader.of(report.content()), Circumstances.UNKNOWN)
                        .filter(comparison -> comparison.score() >= WARNED_FROM)
                        .map(comparison -> new Resembling(report.summary(), comparison))
                        .stream())
                .sorted(Comparator.comparingDouble(found -> -found.comparison().score()))
                .limit(most)
                .map(Resembling::summary)
                .toList();
    }

    private record Resembling(ReportSummary summary, Comparison comparison) {}

    /** Empty while something is only half typed. */
    private static Optional<SeizureReport> typed(ObjectNode document) {
        try {
            ObjectNode compared = document.deepCopy().retain(COMPARED);
            return compared.path("goods").valueStream().anyMatch(line -> !line.has("subcategory"))
                    ? Optional.empty()
                    : Optional.of(ReportJson.mapper().treeToValue(compared, SeizureReport.class));
        } catch (JacksonException | IllegalArgumentException notYet) {
            return Optional.empty();
        }
    }
}
