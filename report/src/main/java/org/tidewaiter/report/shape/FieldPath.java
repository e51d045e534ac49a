package org.tidewaiter.report.shape;

import org.jspecify.annotations.Nullable;

/** Where a value stands in a document, written as {@code goods[0].quantity.unit}; spelt out only when asked for. */
public final class FieldPath {

    /** The document itself, written as nothing. */
    public static final FieldPath ROOT = new FieldPath(null, "");

    private final @Nullable FieldPath owner;
    private final String step;

    private FieldPath(@Nullable FieldPath owner, String step) {
        this.owner = owner;
        this.step = step;
    }

    /** The path of a field of what stands here. */
    public FieldPath field(String name) {
        return new FieldPath(this, name);
    }

    /** The path of an element, counted from 0, of the list that stands here. */
    public FieldPath element(int index) {
        return new FieldPath(this, "[" + index + "]");
    }

    @Override
    public String toString() {
        if (owner == null) {
            return step;
        }
        String before = owner.toString();
        return before.isEmpty() || step.startsWith("[") ? before + step : before + "." + step;
    }
}
