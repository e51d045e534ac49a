package org.tidewaiter.node.intake.report;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.registry.DecisionRefusedException;
import org.tidewaiter.node.registry.ReportSummary;
import org.tidewaiter.node.registry.Reports;
import org.tidewaiter.node.web.Fault;

/** Tells where reports stand after something was done to them. */
@Component
public class ReportStanding {

    private final Reports reports;

    ReportStanding(Reports reports) {
        this.reports = reports;
    }

    /** The reports by their names; those that this account may not see are left out. */
    Map<UUID, ReportSummary> of(AccessScope scope, List<UUID> records) {
        return records.isEmpty()
                ? Map.of()
                : reports.summaries(scope, records).stream()
                        .collect(Collectors.toMap(ReportSummary::record, Function.identity()));
    }

    /** @throws DecisionRefusedException if there is no such report, or none that this account may see */
    public ReportAnswer answer(AccessScope scope, UUID record, List<Fault> notes) {
        ReportSummary summary = of(scope, List.of(record)).get(record);
        if (summary == null) {
            throw new DecisionRefusedException(DecisionRefusedException.Reason.NOT_FOUND);
        }
        return new ReportAnswer(
                record, summary.state(), summary.originator(), summary.number(), summary.version(), notes);
    }
}
