package org.tidewaiter.report.fields;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.EventDate;
import org.tidewaiter.report.Money;
import org.tidewaiter.report.Quantity;
import org.tidewaiter.report.shape.Field;
import org.tidewaiter.report.shape.FieldPath;
import org.tidewaiter.report.shape.FieldType;
import org.tidewaiter.report.shape.RecordShape;

/**
 * Finds the values of one field in a record, in every row of the lists on its way. Made once for a field, used by many
 * threads.
 */
public final class FieldValues {

    /** Records that are one value to people: where one is missing, it is missing as a whole. */
    private static final Set<Class<? extends Record>> ONE_VALUE = Set.of(Quantity.class, Money.class, EventDate.class);

    private final List<Step> steps;

    private FieldValues(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /**
     * @param owner the record type from which the path leads
     * @param path such as {@code concealment[].place} from the report, or {@code quantity.unit} from a goods line
     */
    public static FieldValues of(Class<? extends Record> owner, String path) {
        List<Step> steps = new ArrayList<>();
        RecordShape<?> shape = RecordShape.of(owner);
        for (String name : path.split("\\.")) {
            boolean list = name.endsWith("[]");
            if (shape == null) {
                throw new IllegalArgumentException("there is nothing below a value: " + path);
            }
            Field field = shape.field(list ? name.substring(0, name.length() - 2) : name)
                    .orElseThrow(() -> new IllegalArgumentException(owner.getSimpleName() + " has no " + path));
            FieldType type = list ? ((FieldType.ListOf) field.type()).element() : field.type();
            shape = type instanceof FieldType.Nested(var nested) ? nested : null;
            steps.add(new Step(field, list, shape != null && ONE_VALUE.contains(shape.type())));
        }
        return new FieldValues(steps);
    }

    /** Whether a field that stands in no list has a value; quicker than a visit, and false for any other. */
    public boolean recorded(Record owner) {
        Object value = owner;
        for (Step step : steps) {
            if (step.list() || !(value instanceof Record record)) {
                return false;
            }
            value = step.field().in(record);
        }
        return given(value);
    }

    /** Tells the visitor of every place where the field stands or could stand. */
    public void visit(Record owner, FieldPath path, Visitor visitor) {
        visit(owner, path, 0, visitor);
    }

    private void visit(Record owner, FieldPath path, int depth, Visitor visitor) {
        Step step = steps.get(depth);
        FieldPath at = path.field(step.field().name());
        Object value = step.field().in(owner);
        if (!step.list()) {
            below(value, at, depth, visitor);
            return;
        }
        List<?> rows = value instanceof List<?> many ? many : List.of();
        if (rows.isEmpty()) {
            visitor.missing(at, Missing.LIST);
        }
        for (int i = 0; i < rows.size(); i++) {
            below(rows.get(i), at.element(i), depth, visitor);
        }
    }

    private void below(@Nullable Object value, FieldPath path, int depth, Visitor visitor) {
        if (depth == steps.size() - 1) {
            leaf(value, path, visitor);
        } else if (value instanceof Record record) {
            visit(record, path, depth + 1, visitor);
        } else if (steps.get(depth).oneValue()) {
            visitor.missing(path, Missing.WHOLE);
        } else {
            missingBelow(path, depth + 1, visitor);
        }
    }

    private static void leaf(@Nullable Object value, FieldPath path, Visitor visitor) {
        if (value != null && given(value)) {
            visitor.found(path, value);
        } else {
            visitor.missing(path, Missing.VALUE);
        }
    }

    private static boolean given(@Nullable Object value) {
        return Field.recorded(value) && !(value instanceof String text && text.isBlank());
    }

    private void missingBelow(FieldPath path, int depth, Visitor visitor) {
        FieldPath at = path;
        for (Step step : steps.subList(depth, steps.size())) {
            at = at.field(step.field().name());
            if (step.oneValue()) {
                visitor.missing(at, Missing.WHOLE);
                return;
            }
        }
        visitor.missing(at, Missing.VALUE);
    }

    /** What is missing at a place. */
    public enum Missing {
        /** The value itself. */
        VALUE,
        /** The quantity, amount of money or date of which the field is a part. */
        WHOLE,
        /** Every row of the list in which it would stand. */
        LIST
    }

    /** Is told of values, and of places without one. */
    public interface Visitor {

        default void found(FieldPath path, Object value) {}

        default void missing(FieldPath path, Missing what) {}
    }

    private record Step(Field field, boolean list, boolean oneValue) {}
}
