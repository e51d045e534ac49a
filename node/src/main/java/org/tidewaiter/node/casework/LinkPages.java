package org.tidewaiter.node.casework;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.casework.page.LinkPanel;
import org.tidewaiter.node.matching.Difference;
import org.tidewaiter.node.matching.LinkedReport;
import org.tidewaiter.node.matching.Links;
import org.tidewaiter.node.matching.OfferedReport;
import org.tidewaiter.node.matching.PartingReason;
import org.tidewaiter.node.matching.Sources;
import org.tidewaiter.node.registry.ReportSummary;
import org.tidewaiter.node.registry.Reports;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Choice;

/** Lays out what else was reported of a seizure. */
@Component
class LinkPages {

    private final Links links;
    private final Reports reports;
    private final ReportTitles titles;
    private final PartnerWording partners;
    private final FieldWording wording;
    private final EvidenceWording evidence;

    LinkPages(
            Links links,
            Reports reports,
            ReportTitles titles,
            PartnerWording partners,
            FieldWording wording,
            EvidenceWording evidence) {
        this.links = links;
        this.reports = reports;
        this.titles = titles;
        this.partners = partners;
        this.wording = wording;
        this.evidence = evidence;
    }

    /** What else was reported, of a report that this account has been let see. */
    LinkPanel of(AccessScope scope, UUID record, Page page) {
        Sources sources = links.of(scope, record);
        Map<UUID, ReportSummary> others = summaries(scope, sources);
        return new LinkPanel(
                record,
                sources.handling().isEmpty() ? null : handling(sources.handling(), page),
                sources.linked().stream()
                        .map(linked -> source(linked, Objects.requireNonNull(others.get(linked.record())), page))
                        .toList(),
                sources.offered().stream()
                        .map(offered -> offer(offered, Objects.requireNonNull(others.get(offered.record())), page))
                        .toList(),
                scope.may(Permission.LINK),
                reasons(page));
    }

    private Map<UUID, ReportSummary> summaries(AccessScope scope, Sources sources) {
        Map<UUID, ReportSummary> summaries = new HashMap<>();
        List<UUID> records = Stream.concat(
                        sources.linked().stream().map(LinkedReport::record),
                        sources.offered().stream().map(OfferedReport::record))
                .toList();
        if (!records.isEmpty()) {
            reports.summaries(scope, records).forEach(summary -> summaries.put(summary.record(), summary));
        }
        return summaries;
    }

    private String handling(List<String> codes, Page page) {
        return codes.stream()
                .map(code -> page.text("matching.links.code", code, wording.code("handling", code, page)))
                .collect(Collectors.joining("; "));
    }

    private LinkPanel.Source source(LinkedReport linked, ReportSummary summary, Page page) {
        LinkedReport.Judgement link = linked.link();
        return new LinkPanel.Source(
                path(linked.record()),
                titles.title(summary, page),
                identity(linked.identity(), page),
                partners.title(summary.source(), page),
                !linked.standing(),
                words(link, page),
                link == null ? null : link.id());
    }

    private static String words(LinkedReport.@Nullable Judgement link, Page page) {
        if (link == null) {
            return page.text("matching.links.through");
        }
        String when = page.wording().time(link.madeAt());
        return link.rule() != null
                ? page.text("matching.links.by-rule", page.text("matching.links.rule." + link.rule()), when)
                : page.text("matching.links.by-person", Objects.requireNonNull(link.author()), when);
    }

    private LinkPanel.Offer offer(OfferedReport offered, ReportSummary summary, Page page) {
        String differences = offered.differences().stream()
                .sorted()
                .map(Difference::code)
                .map(code -> page.text("matching.links.difference." + code))
                .collect(Collectors.joining("; "));
        String said = offered.evidence().isEmpty() ? differences : evidence.reasons(offered.evidence(), page);
        String why = offered.parted() ? page.text("matching.links.parted") : said;
        return new LinkPanel.Offer(
                offered.record(),
                path(offered.record()),
                titles.title(summary, page),
                identity(offered.identity(), page),
                partners.title(summary.source(), page),
                why.isEmpty() ? page.text("matching.links.elsewhere") : why);
    }

    private static List<Choice> reasons(Page page) {
        return Arrays.stream(PartingReason.values())
                .map(reason -> new Choice(
                        reason.name(),
                        page.text("matching.links.reason."
                                + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))))
                .toList();
    }

    private static String path(UUID record) {
        return "/reports/" + record;
    }

    private static String identity(ReportIdentity identity, Page page) {
        return identity.originator() + " / " + page.wording().shortForm(identity.number());
    }
}
