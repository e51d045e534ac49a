package org.tidewaiter.node.agreements;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.delivery.AgreementChanges;
import org.tidewaiter.node.delivery.KnownAgreements;
import org.tidewaiter.node.delivery.LetterRefusedException;

/** Suspensions, by this node or by a partner. Each side decides for itself, and tells the other. */
@Component
class Suspensions {

    private final AgreementChanges changes;
    private final KnownAgreements known;
    private final ProposalRows rows;
    private final NodeIdentity identity;
    private final Correspondence correspondence;
    private final AgreementAudit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Suspensions(
            AgreementChanges changes,
            KnownAgreements known,
            ProposalRows rows,
            NodeIdentity identity,
            Correspondence correspondence,
            AgreementAudit audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.changes = changes;
        this.known = known;
        this.rows = rows;
        this.identity = identity;
        this.correspondence = correspondence;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** A suspension takes place also where the partner cannot be told. */
    void suspend(AccessScope scope, String number, String code) {
        scope.require(Permission.ADMINISTER_NETWORK);
        Agreement terms = newest(number);
        SuspensionReason reason = SuspensionReason.of(code).orElseThrow(() -> Obstacles.refused("no-such-reason"));
        try {
            transaction.executeWithoutResult(status -> {
                suspend(scope, terms, reason);
                correspondence.suspend(partner(terms), number, reason, now());
            });
        } catch (LetterRefusedException untold) {
            transaction.executeWithoutResult(status -> suspend(scope, terms, reason));
        }
    }

    private void suspend(AccessScope scope, Agreement terms, SuspensionReason reason) {
        if (!changes.suspend(scope, terms.number(), reason.name())) {
            throw Obstacles.conflict("suspended-already");
        }
        audit.record(scope, "suspended", terms, partner(terms), reason.name());
    }

    /** So does the end of one. */
    void resume(AccessScope scope, String number) {
        scope.require(Permission.ADMINISTER_NETWORK);
        Agreement terms = newest(number);
        try {
            transaction.executeWithoutResult(status -> {
                resume(scope, terms);
                correspondence.suspend(partner(terms), number, null, now());
            });
        } catch (LetterRefusedException untold) {
            transaction.executeWithoutResult(status -> resume(scope, terms));
        }
    }

    private void resume(AccessScope scope, Agreement terms) {
        if (!changes.resume(scope, terms.number())) {
            throw Obstacles.conflict("not-suspended");
        }
        audit.record(scope, "resumed", terms, partner(terms), null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Suspensions by partners that last, by number. */
    @Transactional(readOnly = true)
    public Map<String, ProposalRows.Told> byPartners() {
        return rows.suspendedByPartners();
    }

    private Agreement newest(String number) {
        return known.newest(number).orElseThrow(() -> Obstacles.notFound("no-such-agreement"));
    }

    private String partner(Agreement terms) {
        return terms.partnerOf(identity.node());
    }
}
