package org.tidewaiter.node.intake;

import java.math.BigDecimal;
import java.util.Optional;
import org.tidewaiter.node.web.Language;
import org.tidewaiter.report.MalformedReportException;
import org.tidewaiter.report.Submission;
import org.tidewaiter.report.shape.FieldType;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills the holes of an incomplete document, so that the rules can judge all the rest of it: an officer is told every
 * fault at once. What the rules say of the filling is not shown, because the hole itself is a fault at the same place.
 */
final class Completion {

    private Completion() {}

    /** Something readable; empty where the document is too far from a report. */
    static Optional<Submission> of(ObjectNode document, MalformedReportException malformed) {
        ObjectNode filled = document.deepCopy();
        malformed.problems().forEach(problem -> FieldName.of(problem.path()).ifPresent(name -> fill(filled, name)));
        try {
            return Optional.of(Submission.read(filled));
        } catch (MalformedReportException still) {
            return Optional.empty();
        }
    }

    private static void fill(ObjectNode document, FieldName name) {
        if (name.type() instanceof FieldType.Scalar(Class<?> type)) {
            String filling = type == String.class ? "?" : type == BigDecimal.class ? "1" : firstOf(type);
            Values.set(document, name, filling, Language.ENGLISH);
        }
    }

    private static String firstOf(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        return constants == null ? "" : ((Enum<?>) constants[0]).name();
    }
}
