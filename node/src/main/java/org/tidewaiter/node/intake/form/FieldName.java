package org.tidewaiter.node.intake.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidewaiter.report.NominalPart;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.shape.FieldType;
import org.tidewaiter.report.shape.RecordShape;

/**
 * The flat name of a value in a report, as a form sends it: {@code goods[0].quantity.amount}. Known are the names that
 * the record types have, and no others.
 *
 * @param steps names and indexes from the document down
 * @param type of the value
 */
record FieldName(List<Step> steps, FieldType type) {

    /** Most rows of a list that a form may have. */
    static final int MOST_ROWS = 200;

    private static final int LONGEST = 120;
    private static final Pattern STEP = Pattern.compile("\\G([A-Za-z0-9]+)(?:\\[(\\d{1,3})])?(\\.|$)");
    private static final FieldType REPORT = new FieldType.Nested(RecordShape.of(SeizureReport.class));
    private static final FieldType NOMINAL = new FieldType.Nested(RecordShape.of(NominalPart.class));

    /** @param index of an element; -1 where the step names the whole */
    record Step(String name, int index) {}

    /** The name, if it is one that a report has. */
    static Optional<FieldName> of(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        List<Step> steps = new ArrayList<>();
        Optional<FieldType> type = Optional.of(REPORT);
        Matcher matcher = STEP.matcher(text);
        int end = 0;
        while (end < text.length() && matcher.find(end)) {
            int index = matcher.group(2) == null ? -1 : Integer.parseInt(matcher.group(2));
            String name = matcher.group(1);
            boolean first = steps.isEmpty();
            type = type.flatMap(owner -> below(owner, name, first)).flatMap(found -> element(found, index));
            steps.add(new Step(name, index));
            end = matcher.end();
        }
        boolean whole = end == text.length() && !text.isEmpty() && !text.endsWith(".");
        return whole ? type.map(found -> new FieldName(List.copyOf(steps), found)) : Optional.empty();
    }

    private static Optional<FieldType> below(FieldType owner, String name, boolean first) {
        if (first && name.equals("nominal")) {
            return Optional.of(NOMINAL);
        }
        return switch (owner) {
            case FieldType.Nested(RecordShape<?> shape) -> shape.field(name).map(field -> field.type());
            case FieldType.MapOf(FieldType value) -> Optional.of(value);
            case FieldType.Scalar scalar -> Optional.empty();
            case FieldType.ListOf list -> Optional.empty();
        };
    }

    private static Optional<FieldType> element(FieldType type, int index) {
        if (index < 0) {
            return Optional.of(type);
        }
        return type instanceof FieldType.ListOf(FieldType element) && index < MOST_ROWS
                ? Optional.of(element)
                : Optional.empty();
    }

    /** The name without rows: {@code goods.quantity.amount}. */
    static String plain(String name) {
        return name.replaceAll("\\[\\d+]", "");
    }
}
