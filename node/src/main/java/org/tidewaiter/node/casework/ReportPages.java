package org.tidewaiter.node.casework;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.audit.AuditTrail;
import org.tidewaiter.node.casework.page.FieldSection;
import org.tidewaiter.node.casework.page.ReportPage;
import org.tidewaiter.node.delivery.Deliveries;
import org.tidewaiter.node.delivery.PartnerState;
import org.tidewaiter.node.nominal.NominalRecords;
import org.tidewaiter.node.registry.Hold;
import org.tidewaiter.node.registry.ReportDetail;
import org.tidewaiter.node.registry.ReportState;
import org.tidewaiter.node.registry.VersionDetail;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Definition;
import org.tidewaiter.node.web.component.State;
import org.tidewaiter.node.web.component.Tab;
import org.tidewaiter.report.SeizureReport;

/** Puts the page of one report together. */
@Component
class ReportPages {

    private final ReportTitles titles;
    private final ReportSections sections;
    private final ReportSteps steps;
    private final ReportActions actions;
    private final PartnerWording partnerWording;
    private final FieldWording wording;
    private final Deliveries deliveries;
    private final ObjectProvider<NominalRecords> nominal;
    private final PanelPages panels;
    private final AuditTrail audit;
    private final Clock clock;

    ReportPages(
            ReportTitles titles,
            ReportSections sections,
            ReportSteps steps,
            ReportActions actions,
            PartnerWording partnerWording,
            FieldWording wording,
            Deliveries deliveries,
            ObjectProvider<NominalRecords> nominal,
            PanelPages panels,
            AuditTrail audit,
            Clock clock) {
        this.titles = titles;
        this.sections = sections;
        this.steps = steps;
        this.actions = actions;
        this.partnerWording = partnerWording;
        this.wording = wording;
        this.deliveries = deliveries;
        this.nominal = nominal;
        this.panels = panels;
        this.audit = audit;
        this.clock = clock;
    }

    /** The page; of the given version, or of what stands now. */
    ReportPage of(AccessScope scope, ReportDetail report, @Nullable Integer asked, Page page) {
        List<PartnerState> partners = report.summary().identity() == null
                ? List.of()
                : deliveries.of(report.summary().identity());
        Optional<VersionDetail> shown = shown(report, asked);
        SeizureReport content = shown.map(VersionDetail::content).orElse(report.content());
        SeizureReport before = asked == null ? null : before(report, asked);
        List<FieldSection> nominalPart = nominal(scope, report, page);
        return new ReportPage(
                report.summary().record(),
                titles.title(report.summary(), page),
                report.summary().number() == null
                        ? null
                        : report.summary().originator() + " / "
                                + report.summary().number(),
                ReportRows.state(report.summary(), newest(report, partners)),
                report.summary().generated(),
                beingSigned(report),
                steps.of(report, partners, page),
                tabs(report, shown.orElse(null), page),
                before == null || asked == null ? null : asked - 1,
                content == null ? List.of() : sections.of(content, before, page),
                nominalPart,
                nominalPart == null && report.summary().recordedBy() != null,
                shown.map(version -> proof(version, page)).orElse(null),
                partners.stream().map(state -> partner(state, page)).toList(),
                hold(report.hold(), page),
                report.handedTo() == null ? null : partnerWording.title(report.handedTo(), page),
                actions.of(scope, report, page),
                report.summary().version(),
                panels.of(scope, report, newest(report, partners), page));
    }

    private static boolean beingSigned(ReportDetail report) {
        return report.hold() == null && report.open() != null && report.open().state() == ReportState.RELEASED;
    }

    private static Optional<VersionDetail> shown(ReportDetail report, @Nullable Integer asked) {
        return report.versions().stream()
                .filter(version -> asked == null || version.version() == asked)
                .findFirst();
    }

    private static @Nullable SeizureReport before(ReportDetail report, int version) {
        return report.versions().stream()
                .filter(one -> one.version() < version && one.content() != null)
                .findFirst()
                .map(VersionDetail::content)
                .orElse(null);
    }

    private static List<PartnerState> newest(ReportDetail report, List<PartnerState> partners) {
        return partners.stream()
                .filter(state -> state.version() == report.summary().version())
                .toList();
    }

    private @Nullable List<FieldSection> nominal(AccessScope scope, ReportDetail report, Page page) {
        NominalRecords records = nominal.getIfAvailable();
        if (records == null || report.summary().recordedBy() == null || !scope.may(Permission.READ_NOMINAL)) {
            return null;
        }
        return records.read(scope, report.summary().record())
                .map(part -> {
                    audit.record(
                            scope, "nominal.read", report.summary().record().toString(), Map.of());
                    return sections.of(part, page);
                })
                .orElse(List.of());
    }

    private static List<Tab> tabs(ReportDetail report, @Nullable VersionDetail shown, Page page) {
        List<Tab> tabs = new ArrayList<>();
        for (VersionDetail version : report.versions()) {
            tabs.add(new Tab(
                    page.text(
                            version.withdrawal() ? "casework.version.withdrawal" : "casework.version",
                            version.version()),
                    "/reports/" + report.summary().record() + "?version=" + version.version(),
                    version.equals(shown),
                    null));
        }
        return tabs.size() > 1 ? tabs : List.of();
    }

    private ReportPage.Proof proof(VersionDetail version, Page page) {
        List<Definition> facts = new ArrayList<>();
        facts.add(new Definition(page.text("casework.proof.issuer"), version.issuer()));
        facts.add(new Definition(
                page.text("casework.proof.released"), page.wording().time(version.releasedAt())));
        facts.add(new Definition(
                page.text("casework.proof.accepted"), page.wording().time(version.acceptedAt())));
        facts.add(new Definition(
                page.text("casework.proof.position"), page.wording().number(version.position())));
        facts.add(new Definition(page.text("casework.proof.source"), partnerWording.title(version.source(), page)));
        if (version.agreement() != null) {
            facts.add(new Definition(page.text("casework.proof.agreement"), version.agreement()));
        }
        if (version.receiptId() != null) {
            facts.add(new Definition(
                    page.text("casework.proof.receipt"), version.receiptId().toString()));
        }
        if (version.reason() != null) {
            facts.add(new Definition(
                    page.text("casework.proof.reason"), wording.code("withdrawal-reason", version.reason(), page)));
        }
        facts.add(new Definition(page.text("casework.proof.vocabulary"), version.vocabulary()));
        return new ReportPage.Proof(facts, version.digest(), version.jws(), version.disclosures());
    }

    private ReportPage.PartnerLine partner(PartnerState state, Page page) {
        Instant end = state.settledAt() == null ? clock.instant() : state.settledAt();
        Duration used = Duration.between(state.releasedAt(), end);
        Duration allowed = Duration.between(state.releasedAt(), state.due());
        return new ReportPage.PartnerLine(
                partnerWording.title(state.partner(), page),
                state.version(),
                partnerWording.detail(state, page),
                chip(state.state()),
                allowed.isZero() ? 0 : (double) used.toMillis() / allowed.toMillis(),
                page.text(
                        "casework.clock.figure",
                        page.wording().duration(used),
                        page.wording().duration(allowed)),
                state.receiptId(),
                state.theirPosition());
    }

    private static State chip(PartnerState.State state) {
        return switch (state) {
            case WAITING, NOT_DUE -> State.WAITING;
            case IN_FLIGHT -> State.AT_PARTNER;
            case DELIVERED -> State.CONFIRMED;
            case REFUSED, CONFLICT -> State.REFUSED;
            case HELD -> State.HELD;
            case RECALLED -> State.WITHDRAWN;
        };
    }

    private @Nullable String hold(@Nullable Hold hold, Page page) {
        if (hold == null || (hold.until() != null && !hold.until().isAfter(clock.instant()))) {
            return null;
        }
        String reason = wording.code("embargo-reason", hold.reason(), page);
        return hold.until() == null
                ? page.text("casework.hold.open", reason, hold.setBy())
                : page.text("casework.hold.until", reason, page.wording().time(hold.until()), hold.setBy());
    }
}
