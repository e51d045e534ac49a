package org.tidewaiter.node.matching;

import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.NodeScope;
import org.tidewaiter.node.audit.AuditTrail;

/** Writes what rules link and part into the audit trail, as what people link and part, in the node's own name. */
@Component
class RuleAudit {

    private final AuditTrail trail;
    private final AccessScope node;

    RuleAudit(AuditTrail trail, NodeScope node) {
        this.trail = trail;
        this.node = node.scope();
    }

    @EventListener
    void on(RuleJudgement judgement) {
        String reports = judgement.pair().first() + "/" + judgement.pair().second();
        switch (judgement) {
            case RuleJudgement.Linked linked -> trail.record(node, "link.made", reports, Map.of("kind", linked.rule()));
            case RuleJudgement.Parted parted ->
                trail.record(node, "link.undone", reports, Map.of("kind", parted.rule(), "reason", parted.reason()));
        }
    }
}
