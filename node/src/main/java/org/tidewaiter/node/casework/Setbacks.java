package org.tidewaiter.node.casework;

import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.version.ItemFault;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.casework.page.Setback;
import org.tidewaiter.node.delivery.Deliveries;
import org.tidewaiter.node.delivery.PartnerState;
import org.tidewaiter.node.delivery.RefusalWords;
import org.tidewaiter.node.registry.ReportSummary;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.report.rules.Fault;

/** Says why partners did not accept reports, and what can be done. */
@Component
class Setbacks {

    private static final int REASONS = 10;

    private final Deliveries deliveries;
    private final RefusalWords refusals;
    private final PartnerWording partners;
    private final ReportTitles titles;
    private final FieldWording wording;

    Setbacks(
            Deliveries deliveries,
            RefusalWords refusals,
            PartnerWording partners,
            ReportTitles titles,
            FieldWording wording) {
        this.deliveries = deliveries;
        this.refusals = refusals;
        this.partners = partners;
        this.titles = titles;
        this.wording = wording;
    }

    List<Setback> of(AccessScope scope, List<ReportSummary> reports, Page page) {
        List<ReportSummary> named =
                reports.stream().filter(report -> report.identity() != null).toList();
        var states = deliveries.newestOf(named.stream()
                .map(report -> Objects.requireNonNull(report.identity()))
                .toList());
        return named.stream()
                .map(report -> setback(
                        scope,
                        report,
                        of(states.getOrDefault(Objects.requireNonNull(report.identity()), List.of()), page),
                        page))
                .toList();
    }

    private Setback setback(AccessScope scope, ReportSummary report, List<Setback.AtPartner> said, Page page) {
        return new Setback(
                "/reports/" + report.record(),
                titles.title(report, page),
                report.originator(),
                said,
                scope.may(Permission.RELEASE) && said.stream().anyMatch(Setback.AtPartner::again));
    }

    /** What the partners said that did not accept the version. */
    List<Setback.AtPartner> of(List<PartnerState> states, Page page) {
        return states.stream()
                .filter(PartnerState::notAccepted)
                .map(state -> atPartner(state, page))
                .toList();
    }

    private Setback.AtPartner atPartner(PartnerState state, Page page) {
        boolean conflict = state.state() == PartnerState.State.CONFLICT;
        String said = state.furtherPartsRefused() ? "casework.not-accepted.further" : "casework.not-accepted.partner";
        return new Setback.AtPartner(
                page.text(said, partners.title(state.partner(), page), state.version()),
                conflict ? List.of(sentence(PartnerState.CONFLICTS, page)) : reasons(state, page),
                page.text(next(state)),
                !conflict);
    }

    private static String next(PartnerState state) {
        return switch (state.state()) {
            case CONFLICT -> "casework.not-accepted.conflict.next";
            case DELIVERED -> "casework.not-accepted.further.next";
            default -> "casework.not-accepted.refused.next";
        };
    }

    /** The faults that the partner has named; what goes nowhere from here has none, but a reason. */
    private List<String> reasons(PartnerState state, Page page) {
        if (state.faults().isEmpty() && state.reason() != null) {
            return List.of(sentence(state.reason(), page));
        }
        return state.faults().stream()
                .map(fault -> reason(fault, page))
                .distinct()
                .limit(REASONS)
                .toList();
    }

    private String reason(ItemFault fault, Page page) {
        String sentence = sentence(fault.rule(), page);
        return wording.knows(fault.path())
                ? page.text("casework.not-accepted.field", wording.label(fault.path(), page), sentence)
                : sentence;
    }

    private String sentence(String rule, Page page) {
        return refusals.sentence(rule, page.language())
                .or(() -> Fault.message(rule, page.language().locale()))
                .orElseGet(() -> page.text("casework.not-accepted.rule", rule));
    }
}
