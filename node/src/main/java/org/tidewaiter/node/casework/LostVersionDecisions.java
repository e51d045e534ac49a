package org.tidewaiter.node.casework;

import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.version.VerifiedVersion;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.delivery.LostVersion;
import org.tidewaiter.node.delivery.LostVersions;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.registry.Adoption;
import org.tidewaiter.node.registry.DecisionRefusedException;
import org.tidewaiter.node.registry.Decisions;
import org.tidewaiter.node.web.ProblemException;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Decides on versions that this node has lost and partners have given back: in the store and on the lanes at once. */
@Component
class LostVersionDecisions {

    private final LostVersions lost;
    private final Adoption adoption;
    private final Decisions decisions;
    private final Vocabulary vocabulary;

    LostVersionDecisions(LostVersions lost, Adoption adoption, Decisions decisions, Vocabulary vocabulary) {
        this.lost = lost;
        this.adoption = adoption;
        this.decisions = decisions;
        this.vocabulary = vocabulary;
    }

    List<LostVersion> open(AccessScope scope, int limit) {
        return lost.open(scope, limit);
    }

    /** The version stands in the store again; the report's name inside this node. */
    @Transactional
    public UUID adopt(AccessScope scope, VersionRef version) {
        VerifiedVersion given = given(scope, version);
        UUID record = adoption.adopt(scope, given);
        lost.decided(scope, given, LostVersions.Decision.ADOPTED);
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
        VerifiedVersion given = given(scope, version);
        UUID record = adoption.adopt(scope, given);
        decisions.withdraw(scope, record, reason);
        lost.decided(scope, given, LostVersions.Decision.WITHDRAWN);
        return record;
    }

    private VerifiedVersion given(AccessScope scope, VersionRef version) {
        return lost.lock(scope, version)
                .orElseThrow(() -> new DecisionRefusedException(DecisionRefusedException.Reason.NOT_FOUND));
    }
}
