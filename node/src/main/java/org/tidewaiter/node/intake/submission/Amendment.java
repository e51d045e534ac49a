package org.tidewaiter.node.intake.submission;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.shape.RecordShape;

/** Sets single fields of a report and leaves all others as they are. */
final class Amendment {

    private static final RecordShape<SeizureReport> SHAPE = RecordShape.of(SeizureReport.class);

    private Amendment() {}

    /** @param values by name of the field; each must be a field of a report */
    static SeizureReport of(SeizureReport report, Map<String, Object> values) {
        if (!values.keySet().stream().allMatch(SHAPE::has)) {
            throw new IllegalArgumentException("not fields of a report");
        }
        @Nullable
        Object[] all = SHAPE.fields().stream()
                .map(field -> values.getOrDefault(field.name(), field.in(report)))
                .toArray();
        return SHAPE.construct(all);
    }
}
