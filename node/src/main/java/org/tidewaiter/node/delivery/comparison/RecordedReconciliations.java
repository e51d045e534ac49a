package org.tidewaiter.node.delivery.comparison;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.audit.AuditTrail;
import org.tidewaiter.node.delivery.LetterRefusedException;
import org.tidewaiter.node.delivery.Letters;
import org.tidewaiter.node.delivery.agreement.Agreements;
import org.tidewaiter.node.delivery.partner.TimeOrderedIds;

/** Reads comparisons as they are kept, and has new ones made. */
@Component
class RecordedReconciliations implements Reconciliations {

    private final ReconciliationRows rows;
    private final Agreements agreements;
    private final Letters letters;
    private final TimeOrderedIds ids;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RecordedReconciliations(
            ReconciliationRows rows,
            Agreements agreements,
            Letters letters,
            TimeOrderedIds ids,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.agreements = agreements;
        this.letters = letters;
        this.ids = ids;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public List<Reconciliation> list(AccessScope scope, String partner, @Nullable UUID before, int limit) {
        scope.require(Permission.SEE_NETWORK);
        return rows.list(partner, before, limit);
    }

    @Override
    public Optional<Reconciliation> of(AccessScope scope, String partner, UUID id) {
        scope.require(Permission.SEE_NETWORK);
        return rows.one(id).filter(one -> one.partner().equals(partner));
    }

    @Override
    public List<Reconciliation.Differing> differences(AccessScope scope, UUID id, int after, int limit) {
        scope.require(Permission.SEE_NETWORK);
        return rows.differences(id, after, limit).stream()
                .filter(one ->
                        scope.seesCountry(one.version().identity().originator().substring(0, 2)))
                .toList();
    }

    @Override
    @Transactional
    public boolean want(AccessScope scope, String partner) {
        scope.require(Permission.ADMINISTER_NETWORK);
        boolean wanted = false;
        if (agreements.sendsTo(partner)) {
            wanted = rows.want(ids.next(), partner, scope.accountId().toString(), clock.instant());
            events.publishEvent(new ReconciliationRows.Wanted());
        }
        if (agreements.lastIncoming(partner).isPresent()) {
            wanted |= asked(partner);
        }
        if (wanted) {
            audit.record(scope, "reconciliation.wanted", partner, Map.of());
        }
        return wanted;
    }

    /** False where too many letters to the partner wait already. */
    private boolean asked(String partner) {
        try {
            letters.send(partner, ReconciliationWish.KIND, "{}");
            return true;
        } catch (LetterRefusedException refused) {
            return false;
        }
    }
}
