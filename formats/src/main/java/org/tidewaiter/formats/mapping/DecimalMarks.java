package org.tidewaiter.formats.mapping;

import java.util.Set;
import java.util.TreeSet;

/** The marks before decimals that the rules of a mapping read. */
final class DecimalMarks {

    private DecimalMarks() {}

    static Set<Character> of(Mapping mapping) {
        Set<Character> marks = new TreeSet<>();
        for (FieldRule rule : mapping.rules()) {
            if (rule instanceof FieldRule.Column column) {
                switch (column.reading()) {
                    case Reading.Decimal(NumberStyle style) -> marks.add(style.decimal());
                    case Reading.Whole(NumberStyle style) -> marks.add(style.decimal());
                    case Reading.Measure measure -> marks.add(measure.style().decimal());
                    default -> {
                        // reads no number
                    }
                }
            }
        }
        return marks;
    }
}
