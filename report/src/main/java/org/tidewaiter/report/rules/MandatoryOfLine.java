package org.tidewaiter.report.rules;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.fields.FieldEntry;
import org.tidewaiter.report.fields.FieldValues;
import org.tidewaiter.report.shape.FieldPath;

/**
 * A mandatory field of goods lines.
 *
 * @param unless the field that stands for it where its quantity or amount is missing as a whole, null if none does
 */
record MandatoryOfLine(
        FieldEntry entry, FieldValues values, @Nullable FieldValues unless) {

    static MandatoryOfLine of(FieldEntry entry) {
        String unless = entry.unless();
        return new MandatoryOfLine(entry, values(entry.path()), unless == null ? null : values(unless));
    }

    private static FieldValues values(String path) {
        return FieldValues.of(GoodsLine.class, path.substring(FieldEntry.GOODS.length()));
    }

    void judge(GoodsLine line, String path, Set<String> missing) {
        if (values.recorded(line) || !entry.belongsTo(line.category())) {
            return;
        }
        values.visit(line, FieldPath.ROOT, new FieldValues.Visitor() {
            @Override
            public void missing(FieldPath at, FieldValues.Missing what) {
                if (what != FieldValues.Missing.WHOLE || !stoodFor(line)) {
                    missing.add(path + "." + at);
                }
            }
        });
    }

    private boolean stoodFor(GoodsLine line) {
        return unless != null && unless.recorded(line);
    }
}
