package org.tidewaiter.node.casework;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.casework.page.ReleasePage;
import org.tidewaiter.node.delivery.OutgoingAgreements;
import org.tidewaiter.node.nominal.NominalRecords;
import org.tidewaiter.node.registry.NotDueReason;
import org.tidewaiter.node.registry.ReportDetail;
import org.tidewaiter.node.registry.ScopePreview;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Compared;
import org.tidewaiter.report.LineText;
import org.tidewaiter.report.NominalPart;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.disclosure.Discloser;
import org.tidewaiter.report.disclosure.DisclosureProfile;
import org.tidewaiter.report.disclosure.FieldDecision;
import org.tidewaiter.report.disclosure.TextRelease;
import org.tidewaiter.report.screening.TextScreening;

/** Puts "what leaves, what stays" together for each partner, as the release would have it. */
@Component
class ReleasePages {

    private static final TextScreening SCREENING = TextScreening.load();

    private final OutgoingAgreements agreements;
    private final ReportTitles titles;
    private final FieldWording wording;
    private final PartnerWording partners;
    private final ObjectProvider<NominalRecords> nominal;

    ReleasePages(
            OutgoingAgreements agreements,
            ReportTitles titles,
            FieldWording wording,
            PartnerWording partners,
            ObjectProvider<NominalRecords> nominal) {
        this.agreements = agreements;
        this.titles = titles;
        this.wording = wording;
        this.partners = partners;
        this.nominal = nominal;
    }

    ReleasePage of(AccessScope scope, ReportDetail report, SeizureReport content, Page page) {
        NominalPart part = nominalPart(scope, report);
        List<ReleasePage.ForPartner> compared = agreements.inForce().stream()
                .map(agreement -> compare(agreement, content, part, page))
                .toList();
        List<String> texts = texts(content);
        return new ReleasePage(
                report.summary().record(),
                titles.title(report.summary(), page),
                compared,
                !texts.isEmpty(),
                screened(texts, page));
    }

    private NominalPart nominalPart(AccessScope scope, ReportDetail report) {
        NominalRecords records = nominal.getIfAvailable();
        if (records == null || !scope.may(Permission.READ_NOMINAL)) {
            return NominalPart.none();
        }
        return records.read(scope, report.summary().record()).orElse(NominalPart.none());
    }

    private ReleasePage.ForPartner compare(Agreement agreement, SeizureReport content, NominalPart part, Page page) {
        DisclosureProfile profile = DisclosureProfile.named(agreement.profile().name());
        List<FieldDecision> decisions = new Discloser(profile)
                .explain(content, part, TextRelease.RELEASED_BY_A_PERSON, Set.copyOf(agreement.categories()));
        AgreedFields agreed = new AgreedFields(agreement, content);
        Map<String, List<Compared>> groups = new LinkedHashMap<>();
        int leaves = 0;
        for (FieldDecision decision : decisions) {
            if (decision.path().endsWith(".id")) {
                continue;
            }
            Compared line = line(decision, agreed, page);
            leaves += line.isWithheld() ? 0 : 1;
            groups.computeIfAbsent(decision.section(), section -> new ArrayList<>())
                    .add(line);
        }
        List<ReleasePage.Group> laidOut = new ArrayList<>();
        groups.forEach((section, lines) ->
                laidOut.add(new ReleasePage.Group(page.text("casework.disclosure." + section), lines)));
        int all = groups.values().stream().mapToInt(List::size).sum();
        return new ReleasePage.ForPartner(
                partners.title(agreement.receiver(), page),
                profile.name() + " " + profile.version(),
                agreement.number(),
                leaves,
                all - leaves,
                nothingGoes(agreement, agreed, page),
                laidOut);
    }

    private @Nullable String nothingGoes(Agreement agreement, AgreedFields agreed, Page page) {
        return agreed.preview() instanceof ScopePreview.Stays(NotDueReason reason)
                ? page.text(
                        "casework.release.not-due",
                        partners.title(agreement.receiver(), page),
                        wording.code("not-due-reason", reason.code(), page))
                : null;
    }

    private Compared line(FieldDecision decision, AgreedFields agreed, Page page) {
        String label = wording.label(decision.path(), page);
        String value = wording.value(decision.path(), decision.value(), page);
        Optional<String> stays = decision.decision() == FieldDecision.Decision.LEAVES
                ? agreed.keeps(decision)
                : Optional.of(
                        decision.decision().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return stays.map(why -> Compared.stays(label, value, page.text("casework.stays." + why)))
                .orElseGet(() -> Compared.leaves(label, value));
    }

    private static List<String> texts(SeizureReport content) {
        return Stream.concat(
                        Stream.of(
                                content.summary(),
                                content.consignment() == null
                                        ? null
                                        : content.consignment().declaredDescription()),
                        content.goods().stream()
                                .flatMap(
                                        line -> Arrays.stream(LineText.values()).map(text -> text.of(line))))
                .filter(ReleasePages::isText)
                .toList();
    }

    private static boolean isText(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static List<String> screened(List<String> texts, Page page) {
        return texts.stream()
                .flatMap(text -> SCREENING.screen(text).stream())
                .map(hit -> page.text("casework.screening."
                        + hit.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .distinct()
                .toList();
    }
}
