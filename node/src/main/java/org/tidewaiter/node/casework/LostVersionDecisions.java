package org.tidewaiter.node.casework;

import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.tidewaiter.exchange.version.VersionContent;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.NodeScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.delivery.LostVersion;
import org.tidewaiter.node.delivery.LostVersions;
import org.tidewaiter.node.delivery.LostVersions.Given;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.registry.Adoption;
import org.tidewaiter.node.registry.DecisionRefusedException;
import org.tidewaiter.node.registry.Decisions;
import org.tidewaiter.node.registry.Forks;
import org.tidewaiter.node.registry.ReportErased;
import org.tidewaiter.node.web.ProblemException;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Decides on versions that this node has lost and partners have given back: in the store and on the lanes at once. */
@Component
class LostVersionDecisions {

    private final LostVersions lost;
    private final Adoption adoption;
    private final Forks forks;
    private final Decisions decisions;
    private final Vocabulary vocabulary;
    private final NodeScope node;

    LostVersionDecisions(
            LostVersions lost,
            Adoption adoption,
            Forks forks,
            Decisions decisions,
            Vocabulary vocabulary,
            NodeScope node) {
        this.lost = lost;
        this.adoption = adoption;
        this.forks = forks;
        this.decisions = decisions;
        this.vocabulary = vocabulary;
        this.node = node;
    }

    List<LostVersion> open(AccessScope scope, int limit) {
        return lost.open(scope, limit);
    }

    /** Both branches side by side, where the version stands beside one that this node holds. */
    @Transactional
    public Forks.Fork fork(AccessScope scope, VersionRef version) {
        return forks.of(scope, content(given(scope, version)))
                .orElseThrow(() -> new DecisionRefusedException(DecisionRefusedException.Reason.NOT_FOUND));
    }

    private static VersionContent content(Given given) {
        return given.version().content();
    }

    /**
     * The version stands in the store again. Where another one stands in its place, the next one says what it said.
     *
     * @return the report's name inside this node
     */
    @Transactional
    public UUID adopt(AccessScope scope, VersionRef version) {
        Given given = given(scope, version);
        UUID record = given.branch() ? forks.takeOver(scope, content(given)) : adoption.adopt(scope, given.version());
        lost.decided(scope, given, LostVersions.Decision.ADOPTED);
        return record;
    }

    /** The version stays aside, and the next one says what the one said that stands here. */
    @Transactional
    public UUID keep(AccessScope scope, VersionRef version) {
        Given given = given(scope, version);
        UUID record = forks.keep(scope, content(given));
        lost.decided(scope, given, LostVersions.Decision.KEPT);
        return record;
    }

    /**
     * The report is withdrawn, by a version that is numbered above the lost one and follows it.
     *
     * @param reason code of the list {@code withdrawal-reason}
     */
    @Transactional
    public UUID withdraw(AccessScope scope, VersionRef version, String reason) {
        scope.require(Permission.WITHDRAW);
        if (vocabulary.list("withdrawal-reason").code(reason).isEmpty()) {
            throw ProblemException.of(HttpStatus.UNPROCESSABLE_ENTITY, "code-of-list", "casework.lost.reason.unknown");
        }
        Given given = given(scope, version);
        UUID record =
                given.branch() ? forks.withdraw(scope, content(given), reason) : withdrawLost(scope, given, reason);
        lost.decided(scope, given, LostVersions.Decision.WITHDRAWN);
        return record;
    }

    private UUID withdrawLost(AccessScope scope, Given given, String reason) {
        UUID record = adoption.adopt(scope, given.version());
        decisions.withdraw(scope, record, reason);
        return record;
    }

    /**
     * A withdrawal stands here again without being asked for: it is final, and what it withdrew is not to be seen meanwhile. What
     * cannot be adopted now waits for a person.
     */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void onWithdrawalLost(LostVersions.WithdrawalLost withdrawal) {
        adopt(node.scope(), withdrawal.version());
    }

    /** In the transaction in which the report was erased. */
    @EventListener
    void destroy(ReportErased erased) {
        lost.erase(erased.identity());
    }

    private Given given(AccessScope scope, VersionRef version) {
        return lost.lock(scope, version)
                .orElseThrow(() -> new DecisionRefusedException(DecisionRefusedException.Reason.NOT_FOUND));
    }
}
