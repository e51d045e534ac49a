package org.tidewaiter.node.intake.report;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.registry.DecisionRefusedException;
import org.tidewaiter.node.registry.Reports;

/** Finds the report that an address names: by its record here, or by originator and number. */
@Component
public class NamedReports {

    private final Reports reports;

    NamedReports(Reports reports) {
        this.reports = reports;
    }

    /** @throws DecisionRefusedException if there is none that this account may see */
    public UUID record(AccessScope scope, @Nullable UUID record, @Nullable String originator, @Nullable UUID number) {
        if (record != null) {
            return record;
        }
        if (originator == null || number == null) {
            throw new DecisionRefusedException(DecisionRefusedException.Reason.NOT_FOUND);
        }
        return reports.find(scope, identity(originator, number))
                .orElseThrow(() -> new DecisionRefusedException(DecisionRefusedException.Reason.NOT_FOUND))
                .summary()
                .record();
    }

    private static ReportIdentity identity(String originator, UUID number) {
        try {
            return new ReportIdentity(originator, number);
        } catch (IllegalArgumentException notAnOriginator) {
            throw new DecisionRefusedException(DecisionRefusedException.Reason.NOT_FOUND);
        }
    }
}
