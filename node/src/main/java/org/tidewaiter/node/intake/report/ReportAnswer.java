package org.tidewaiter.node.intake.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.registry.ReportState;
import org.tidewaiter.node.web.Fault;

/** What a program is told of a report that is here. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportAnswer(
        @Schema(description = "The report's name inside this node")
        UUID record,

        @Schema(description = "Where it stands") ReportState state,

        @Schema(description = "The authority in whose name it is reported")
        String originator,

        @Schema(description = "Its number among all nodes, from its release on") @Nullable
        UUID number,

        @Schema(description = "Its signed version, 0 before the first signature")
        int version,

        @Schema(description = "What the rules found worth saying; the report is accepted all the same")
        List<Fault> notes) {}
