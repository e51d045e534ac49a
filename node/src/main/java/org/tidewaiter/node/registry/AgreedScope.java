package org.tidewaiter.node.registry;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.ReportJson;
import org.tidewaiter.report.disclosure.DisclosedReport.Part;
import org.tidewaiter.report.disclosure.Discloser;
import org.tidewaiter.report.units.UnitConversion;

/**
 * Judges a report's content against an agreement's terms. Depends on nothing but its arguments: the sender, the receiver
 * and a dry run get the same answer.
 */
final class AgreedScope {

    private static final String EVENT = "event";
    private static final String GOODS = "goods/";

    private final Agreement agreement;
    private final Discloser profile;
    private final UnitConversion units;

    AgreedScope(Agreement agreement, Discloser profile, UnitConversion units) {
        this.agreement = agreement;
        this.profile = profile;
        this.units = units;
    }

    /**
     * Judges the parts of one version as they were signed, under a profile at least as wide as the agreement's.
     *
     * <p>Quantities are totals of the lines that the agreement's categories and profile let through, by kind of goods: what
     * stays home counts for nothing, so that the receiver comes to the same totals.
     */
    ScopeJudgement judge(List<Part> parts) {
        if (!agreement.eventKinds().contains(ofEvent(parts, "eventKind"))) {
            return new ScopeJudgement.NotDue(NotDueReason.OTHER_EVENT_KIND);
        }
        List<String> places = agreement.limits().places();
        if (!places.isEmpty() && !places.contains(ofEvent(parts, "discoveryCountry"))) {
            return new ScopeJudgement.NotDue(NotDueReason.OTHER_PLACE);
        }
        Set<String> categories = Set.copyOf(agreement.categories());
        List<Part> agreed = profile.narrow(parts, categories);
        List<GoodsLine> lines = agreed.stream()
                .filter(part -> part.name().startsWith(GOODS))
                .map(part -> ReportJson.mapper().treeToValue(part.value(), GoodsLine.class))
                .toList();
        if (lines.isEmpty()) {
            return new ScopeJudgement.NotDue(NotDueReason.OTHER_CATEGORY);
        }
        Set<String> below = new Thresholds(agreement.limits().thresholds(), units).below(lines);
        if (below.isEmpty()) {
            return new ScopeJudgement.Due(agreed);
        }
        if (lines.stream().map(GoodsLine::id).allMatch(below::contains)) {
            return new ScopeJudgement.NotDue(NotDueReason.BELOW_THRESHOLD);
        }
        return new ScopeJudgement.Due(profile.narrow(
                parts, categories, below.stream().map(GOODS::concat).collect(Collectors.toSet())));
    }

    private static String ofEvent(List<Part> parts, String field) {
        return parts.stream()
                .filter(part -> part.name().equals(EVENT))
                .findFirst()
                .map(event -> event.value().path(field).stringValue(""))
                .orElse("");
    }
}
