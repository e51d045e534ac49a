package org.tidewaiter.node.casework;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.audit.AuditTrail;
import org.tidewaiter.node.registry.HandOvers;

/** Hands reports over and keeps who did. */
@Component
class HandingOver {

    /** Reports handed over by one call: each is a decision with an entry in the trail. */
    static final int MOST_AT_ONCE = 500;

    private final HandOvers handOvers;
    private final AuditTrail audit;

    HandingOver(HandOvers handOvers, AuditTrail audit) {
        this.handOvers = handOvers;
        this.audit = audit;
    }

    /** @param to the node that issues the report from then on */
    @Transactional
    public void one(AccessScope scope, UUID record, String to) {
        handOvers.handOver(scope, record, to);
        audit.record(scope, "report.handed-over", record.toString(), Map.of("partner", to));
    }

    /** To whom this node can hand reports over, and how far that has come. */
    List<HandOvers.Progress> progress(AccessScope scope) {
        return handOvers.progress(scope);
    }

    /** Whether that node can take any report over now. */
    boolean canHandOver(AccessScope scope, String to) {
        return !handOvers.ready(scope, to, 1).isEmpty();
    }

    /**
     * All that the node can take over, up to a number.
     *
     * @return how many were handed over
     */
    @Transactional
    public int all(AccessScope scope, String to, int limit) {
        List<UUID> ready = handOvers.ready(scope, to, limit);
        ready.forEach(record -> one(scope, record, to));
        return ready.size();
    }
}
