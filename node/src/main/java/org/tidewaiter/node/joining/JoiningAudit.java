package org.tidewaiter.node.joining;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.audit.AuditTrail;

/** Writes into the trail who was invited, who asked, who was confirmed and who was let go. */
@Component
class JoiningAudit {

    private final AuditTrail trail;

    JoiningAudit(AuditTrail trail) {
        this.trail = trail;
    }

    /** @param subject an invitation, a request or a partner */
    void record(AccessScope scope, String action, String subject, String partner) {
        trail.record(scope, action, subject, Map.of("partner", partner));
    }
}
