package org.tidewaiter.node.casework;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.casework.page.ReportRow;
import org.tidewaiter.node.delivery.Deliveries;
import org.tidewaiter.node.delivery.PartnerState;
import org.tidewaiter.node.registry.ReportState;
import org.tidewaiter.node.registry.ReportSummary;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.State;

/** Makes lines of lists, with where each report stands. */
@Component
class ReportRows {

    private final ReportTitles titles;
    private final FieldWording wording;
    private final Deliveries deliveries;
    private final PartnerWording partners;

    ReportRows(ReportTitles titles, FieldWording wording, Deliveries deliveries, PartnerWording partners) {
        this.titles = titles;
        this.wording = wording;
        this.deliveries = deliveries;
        this.partners = partners;
    }

    List<ReportRow> of(List<ReportSummary> reports, Page page) {
        return of(reports, Map.of(), page);
    }

    /** @param sources how many reports each stands for, as far as it is more than itself */
    List<ReportRow> of(List<ReportSummary> reports, Map<UUID, Integer> sources, Page page) {
        Map<ReportIdentity, List<PartnerState>> states = deliveries.newestOf(reports.stream()
                .map(ReportSummary::identity)
                .filter(Objects::nonNull)
                .toList());
        return reports.stream()
                .map(report ->
                        row(report, of(states, report.identity()), sources.getOrDefault(report.record(), 1), page))
                .toList();
    }

    private static List<PartnerState> of(
            Map<ReportIdentity, List<PartnerState>> states, @Nullable ReportIdentity identity) {
        return identity == null ? List.of() : states.getOrDefault(identity, List.of());
    }

    private ReportRow row(ReportSummary report, List<PartnerState> states, int sources, Page page) {
        return new ReportRow(
                "/reports/" + report.record(),
                wording.eventDate(report.eventDate(), page),
                titles.goods(report, page),
                titles.place(report, page),
                titles.route(report, page),
                transport(report, page),
                report.originator(),
                state(report, states),
                null,
                states.stream().map(state -> partners.stands(state, page)).toList(),
                report.generated(),
                sources);
    }

    private String transport(ReportSummary report, Page page) {
        String conveyance = wording.code("conveyance", report.conveyance(), page);
        return conveyance.isEmpty() ? wording.code("transport-mode", report.mode(), page) : conveyance;
    }

    /** The one state that a reader should know; null for a received report that is as it came. */
    static @Nullable State state(ReportSummary report, List<PartnerState> states) {
        if (report.state() == ReportState.WITHDRAWN || report.state() == ReportState.RECALLED) {
            return State.WITHDRAWN;
        }
        if (report.open() != null) {
            return of(report.open());
        }
        if (report.held()) {
            return State.HELD;
        }
        if (report.recordedBy() == null) {
            return report.version() > 1 ? State.CORRECTED : null;
        }
        return atPartners(states);
    }

    private static State of(ReportState open) {
        return switch (open) {
            case SUBMITTED -> State.SUBMITTED;
            case RETURNED -> State.RETURNED;
            case VERIFIED -> State.VERIFIED;
            case RELEASED, SIGNED -> State.RELEASED;
            case WITHDRAWN, RECALLED -> State.WITHDRAWN;
        };
    }

    private static State atPartners(List<PartnerState> states) {
        List<PartnerState.State> all = states.stream()
                .map(PartnerState::state)
                .filter(state -> state != PartnerState.State.NOT_DUE && state != PartnerState.State.RECALLED)
                .toList();
        if (all.contains(PartnerState.State.REFUSED) || all.contains(PartnerState.State.CONFLICT)) {
            return State.REFUSED;
        }
        if (all.contains(PartnerState.State.HELD)) {
            return State.HELD;
        }
        if (all.isEmpty()) {
            return State.RELEASED;
        }
        return all.stream().allMatch(state -> state == PartnerState.State.DELIVERED) ? State.CONFIRMED : State.WAITING;
    }
}
