package org.tidewaiter.node.casework;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.delivery.PartnerState;
import org.tidewaiter.node.delivery.Signing;
import org.tidewaiter.node.registry.OpenRevision;
import org.tidewaiter.node.registry.ReportDetail;
import org.tidewaiter.node.registry.ReportState;
import org.tidewaiter.node.registry.VersionDetail;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Step;
import org.tidewaiter.node.web.component.Step.Progress;

/** The line of states on a report's page: recorded → verified → released → at the partner → confirmed. */
@Component
class ReportSteps {

    private final PartnerWording partners;
    private final Signing signing;

    ReportSteps(PartnerWording partners, Signing signing) {
        this.partners = partners;
        this.signing = signing;
    }

    List<Step> of(ReportDetail report, List<PartnerState> states, Page page) {
        return report.summary().recordedBy() == null ? received(report, page) : own(report, states, page);
    }

    private List<Step> received(ReportDetail report, Page page) {
        List<Step> steps = new ArrayList<>();
        if (report.versions().isEmpty()) {
            return steps;
        }
        VersionDetail head = report.versions().getFirst();
        steps.add(new Step(
                page.text("casework.step.released-by", report.summary().originator()),
                page.wording().time(head.releasedAt()),
                Progress.DONE));
        steps.add(new Step(
                page.text(head.withdrawal() ? "casework.step.withdrawn-here" : "casework.step.arrived"),
                page.text(
                        "casework.step.after",
                        page.wording().duration(Duration.between(head.releasedAt(), head.acceptedAt()))),
                Progress.CONFIRMED));
        return steps;
    }

    private List<Step> own(ReportDetail report, List<PartnerState> states, Page page) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(
                page.text("casework.step.recorded"),
                page.wording().time(report.summary().recordedAt()),
                Progress.DONE));
        OpenRevision open = report.open();
        ReportState reached = open == null ? report.summary().state() : open.state();
        if (report.summary().state() == ReportState.WITHDRAWN
                && report.versions().isEmpty()) {
            steps.add(new Step(page.text("casework.step.closed"), null, Progress.DONE));
            return steps;
        }
        steps.add(verified(reached, open, page));
        steps.add(released(reached, report, page));
        int version = report.summary().version();
        states.stream()
                .filter(state -> state.version() == version)
                .map(state -> atPartner(state, page))
                .forEach(steps::add);
        return steps;
    }

    private static Step verified(ReportState reached, @Nullable OpenRevision open, Page page) {
        if (reached == ReportState.RETURNED) {
            return new Step(page.text("casework.step.returned"), null, Progress.CURRENT);
        }
        boolean done = reached != ReportState.SUBMITTED;
        return new Step(
                page.text("casework.step.verified"),
                open == null || open.verifiedBy() == null ? null : open.verifiedBy(),
                done ? Progress.DONE : Progress.CURRENT);
    }

    private Step released(ReportState reached, ReportDetail report, Page page) {
        return switch (reached) {
            case SUBMITTED, RETURNED -> new Step(page.text("casework.step.released"), null, Progress.AHEAD);
            case VERIFIED -> new Step(page.text("casework.step.released"), null, Progress.CURRENT);
            case RELEASED ->
                new Step(
                        page.text("casework.step.released"),
                        unsigned(report.summary().originator(), page),
                        Progress.CURRENT);
            case SIGNED, WITHDRAWN, RECALLED ->
                new Step(
                        page.text(
                                reached == ReportState.WITHDRAWN
                                        ? "casework.step.withdrawn"
                                        : "casework.step.released"),
                        report.versions().isEmpty()
                                ? null
                                : page.wording()
                                        .time(report.versions().getFirst().releasedAt()),
                        Progress.DONE);
        };
    }

    /** What its signature waits for. */
    private String unsigned(String originator, Page page) {
        if (!signing.permitted()) {
            return page.text("casework.step.standing");
        }
        return signing.withoutMandate().contains(originator)
                ? page.text("casework.step.no-mandate", originator)
                : page.text("casework.step.signing");
    }

    private Step atPartner(PartnerState state, Page page) {
        Progress progress = switch (state.state()) {
            case DELIVERED -> Progress.CONFIRMED;
            case REFUSED, CONFLICT -> Progress.FAILED;
            case NOT_DUE, RECALLED -> Progress.AHEAD;
            case WAITING, IN_FLIGHT, HELD -> Progress.CURRENT;
        };
        return new Step(partners.title(state.partner(), page), partners.detail(state, page), progress);
    }
}
