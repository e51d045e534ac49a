package org.tidewaiter.node.agreements;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.audit.AuditTrail;

/** Writes what is done to agreements into the trail. */
@Component
class AgreementAudit {

    private final AuditTrail trail;

    AgreementAudit(AuditTrail trail) {
        this.trail = trail;
    }

    /** @param reason code; null where there is none */
    void record(AccessScope scope, String what, Agreement terms, String partner, @Nullable String reason) {
        Map<String, String> details = new HashMap<>();
        details.put("version", Integer.toString(terms.revision()));
        details.put("digest", terms.digest().text());
        details.put("partner", partner);
        if (reason != null) {
            details.put("reason", reason);
        }
        trail.record(scope, "agreement." + what, terms.number(), details);
    }
}
