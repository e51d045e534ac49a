package org.tidewaiter.node.casework;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.casework.page.PairList;
import org.tidewaiter.node.matching.OfferPage;
import org.tidewaiter.node.matching.OfferedPair;
import org.tidewaiter.node.matching.Offers;
import org.tidewaiter.node.matching.PartingReason;
import org.tidewaiter.node.matching.SaidPage;
import org.tidewaiter.node.matching.SaidPair;
import org.tidewaiter.node.registry.ReportSummary;
import org.tidewaiter.node.registry.Reports;
import org.tidewaiter.node.registry.SeizureSources;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.node.web.component.Pager;
import org.tidewaiter.node.web.component.Tab;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.matching.Evidence;

/** Lays out pairs of reports that may be about one seizure. */
@Component
class PairPages {

    private static final int PAIRS = 10;
    private static final int SAID = 50;

    private final Offers offers;
    private final Reports reports;
    private final SeizureSources sources;
    private final ReportTitles titles;
    private final PartnerWording partners;
    private final PairValues values;
    private final EvidenceWording wording;

    PairPages(
            Offers offers,
            Reports reports,
            SeizureSources sources,
            ReportTitles titles,
            PartnerWording partners,
            PairValues values,
            EvidenceWording wording) {
        this.offers = offers;
        this.reports = reports;
        this.sources = sources;
        this.titles = titles;
        this.partners = partners;
        this.values = values;
        this.wording = wording;
    }

    /** Pairs that wait for a word, the likeliest first. */
    PairList open(AccessScope scope, @Nullable String after, Page page) {
        OfferPage found = offers.page(scope, after, PAIRS);
        Set<UUID> records = found.pairs().stream()
                .flatMap(pair -> Stream.of(pair.one(), pair.other()))
                .collect(Collectors.toSet());
        Map<UUID, ReportSummary> summaries = summaries(scope, records);
        Map<UUID, SeizureReport> contents = sources.contents(scope, records);
        List<PairList.Open> pairs = new ArrayList<>();
        for (OfferedPair pair : found.pairs()) {
            if (contents.containsKey(pair.one())
                    && contents.containsKey(pair.other())
                    && summaries.keySet().containsAll(List.of(pair.one(), pair.other()))) {
                pairs.add(open(pairs.size() + 1, pair, summaries, contents, page));
            }
        }
        return new PairList(
                tabs(false, page),
                false,
                PairController.PATH,
                pairs,
                List.of(),
                reasons(page),
                pager(
                        page.text("matching.pairs.pager", pairs.size()),
                        after == null ? null : PairController.PATH,
                        found.next() == null ? null : PairController.PATH + "?after=" + found.next()));
    }

    /** What people said, the latest first. */
    PairList said(AccessScope scope, @Nullable Long before, Page page) {
        SaidPage found = offers.said(scope, before, SAID);
        Map<UUID, ReportSummary> summaries = summaries(
                scope,
                found.pairs().stream()
                        .flatMap(pair -> Stream.of(pair.one(), pair.other()))
                        .collect(Collectors.toSet()));
        List<PairList.Said> said = found.pairs().stream()
                .filter(pair -> summaries.containsKey(pair.one()) && summaries.containsKey(pair.other()))
                .map(pair -> new PairList.Said(
                        pair.takenBack() ? null : pair.id(),
                        side(summaries, pair.one(), page),
                        side(summaries, pair.other(), page),
                        words(pair, page)))
                .toList();
        String here = PairController.PATH + "/said";
        return new PairList(
                tabs(true, page),
                true,
                here,
                List.of(),
                said,
                List.of(),
                pager(
                        page.text("matching.pairs.pager", said.size()),
                        before == null ? null : here,
                        found.next() == null ? null : here + "?before=" + found.next()));
    }

    private static @Nullable Pager pager(String range, @Nullable String first, @Nullable String next) {
        return first == null && next == null ? null : new Pager(range, first, next);
    }

    private static List<Tab> tabs(boolean said, Page page) {
        return List.of(
                new Tab(page.text("matching.pairs.open"), PairController.PATH, !said, null),
                new Tab(page.text("matching.pairs.said"), PairController.PATH + "/said", said, null));
    }

    private static String words(SaidPair pair, Page page) {
        String said = page.text(
                pair.same() ? "matching.pairs.said.same" : "matching.pairs.said.other",
                pair.author(),
                page.wording().time(pair.at()));
        return pair.takenBack() ? page.text("matching.pairs.said.taken-back", said) : said;
    }

    private Map<UUID, ReportSummary> summaries(AccessScope scope, Collection<UUID> records) {
        Map<UUID, ReportSummary> summaries = new HashMap<>();
        if (!records.isEmpty()) {
            reports.summaries(scope, List.copyOf(records)).forEach(summary -> summaries.put(summary.record(), summary));
        }
        return summaries;
    }

    private PairList.Open open(
            int number,
            OfferedPair pair,
            Map<UUID, ReportSummary> summaries,
            Map<UUID, SeizureReport> contents,
            Page page) {
        SeizureReport one = Objects.requireNonNull(contents.get(pair.one()));
        SeizureReport other = Objects.requireNonNull(contents.get(pair.other()));
        return new PairList.Open(
                number,
                wording.likelihood(pair.comparison().score(), page),
                side(summaries, pair.one(), page),
                side(summaries, pair.other(), page),
                pair.comparison().evidence().stream()
                        .map(evidence -> line(evidence, one, other, page))
                        .toList());
    }

    private PairList.Line line(Evidence evidence, SeizureReport one, SeizureReport other, Page page) {
        var feature = evidence.finding().feature();
        return new PairList.Line(
                page.text("matching.feature." + feature.code()),
                values.of(feature, one, page),
                values.of(feature, other, page),
                wording.finding(evidence, page),
                wording.weight(evidence, page),
                EvidenceWording.leaning(evidence));
    }

    private PairList.Side side(Map<UUID, ReportSummary> summaries, UUID record, Page page) {
        ReportSummary summary = Objects.requireNonNull(summaries.get(record));
        return new PairList.Side(
                record.toString(),
                "/reports/" + record,
                titles.title(summary, page),
                page.text("matching.links.from", summary.originator(), partners.title(summary.source(), page)),
                summary.generated());
    }

    private static List<Choice> reasons(Page page) {
        return Arrays.stream(PartingReason.values())
                .filter(reason -> reason != PartingReason.LINKED_BY_MISTAKE)
                .map(reason -> new Choice(
                        reason.name(),
                        page.text("matching.links.reason."
                                + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))))
                .toList();
    }
}
