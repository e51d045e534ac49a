package org.tidewaiter.node.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.casework.page.ReportPage;
import org.tidewaiter.node.registry.HandOvers;
import org.tidewaiter.node.registry.ReportDetail;
import org.tidewaiter.node.registry.ReportState;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Says what an account may do with a report as it stands; the registry checks again when it is done. */
@Component
class ReportActions {

    private final Vocabulary vocabulary;
    private final HandOvers handOvers;
    private final PartnerWording partners;

    ReportActions(Vocabulary vocabulary, HandOvers handOvers, PartnerWording partners) {
        this.vocabulary = vocabulary;
        this.handOvers = handOvers;
        this.partners = partners;
    }

    ReportPage.Actions of(AccessScope scope, ReportDetail report, Page page) {
        ReportState state = report.summary().state();
        @Nullable
        ReportState open = report.open() == null ? null : report.open().state();
        boolean own = report.summary().recordedBy() != null
                && report.handedTo() == null
                && state != ReportState.WITHDRAWN
                && mine(scope, report);
        boolean undecided = open == ReportState.SUBMITTED || open == ReportState.VERIFIED;
        boolean signed = report.summary().version() > 0;
        boolean editable = own && open != ReportState.RELEASED;
        return new ReportPage.Actions(
                own && open == ReportState.SUBMITTED && scope.may(Permission.VERIFY),
                own && undecided && scope.may(Permission.VERIFY),
                own && undecided && scope.may(Permission.RELEASE),
                editable && !signed && scope.may(Permission.RECORD),
                editable && signed && scope.may(Permission.CORRECT),
                editable && scope.may(signed ? Permission.WITHDRAW : Permission.RECORD),
                own && report.hold() == null && scope.may(Permission.EMBARGO),
                own && report.hold() != null && scope.may(Permission.EMBARGO),
                report.summary().recordedBy() != null
                        && report.handedTo() == null
                        && signed
                        && scope.may(Permission.RELEASE),
                own && signed && open == null && scope.may(Permission.HAND_OVER) ? successors(report, page) : List.of(),
                choices("withdrawal-reason", page),
                choices("embargo-reason", page));
    }

    private List<Choice> successors(ReportDetail report, Page page) {
        ReportIdentity identity = report.summary().identity();
        return identity == null
                ? List.of()
                : handOvers.successors(identity, report.summary().version()).stream()
                        .map(node -> new Choice(node, partners.title(node, page)))
                        .toList();
    }

    private static boolean mine(AccessScope scope, ReportDetail report) {
        return !scope.ownOnly() || scope.accountName().equals(report.summary().recordedBy());
    }

    List<Choice> withdrawalReasons(Page page) {
        return choices("withdrawal-reason", page);
    }

    private List<Choice> choices(String list, Page page) {
        return vocabulary.list(list).codes().stream()
                .map(code ->
                        new Choice(code.code(), code.labels().in(page.language().locale())))
                .toList();
    }
}
