package org.tidewaiter.node.intake.submission;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.MalformedReportException;
import org.tidewaiter.report.Provenance;
import org.tidewaiter.report.ReportJson;
import org.tidewaiter.report.Submission;
import org.tidewaiter.report.rules.Fault;
import org.tidewaiter.report.rules.Severity;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a report as a program sends it; the provenance may be left out, because the node decides it. */
public final class Documents {

    private Documents() {}

    /** What reading gave. */
    public sealed interface Reading {

        record Read(Submission submission) implements Reading {}

        /** @param document that was refused for its form; null where there is none to speak of */
        record Unreadable(List<Fault> faults, @Nullable ObjectNode document) implements Reading {}
    }

    public static Reading read(byte[] json) {
        try {
            return read(ReportJson.mapper().readTree(json));
        } catch (JacksonException notJson) {
            return refused("not-json");
        }
    }

    public static Reading read(JsonNode document) {
        if (document instanceof ObjectNode object && !object.has("provenance")) {
            object.put("provenance", Provenance.API.name());
        }
        try {
            return new Reading.Read(Submission.read(document));
        } catch (MalformedReportException malformed) {
            return new Reading.Unreadable(Fault.of(malformed), document instanceof ObjectNode object ? object : null);
        }
    }

    /** A refusal of the document as a whole. */
    public static Reading refused(String rule) {
        return new Reading.Unreadable(List.of(new Fault(rule, Severity.REFUSE, "", Map.of())), null);
    }
}
