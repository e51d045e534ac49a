package org.tidewaiter.formats.mapping;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.tidewaiter.report.shape.Decimals;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes a value of a cell that is neither blank nor a formula. */
@FunctionalInterface
interface CellReader {

    Converted read(String cell);

    /** The cell as it stands. */
    static CellReader text() {
        return Converted::text;
    }

    /** A number as text; a fraction of nothing but zeros is left out, as in {@code 2.0}. */
    static CellReader decimal(String column, NumberStyle style) {
        return cell -> {
            BigDecimal exact = style.parse(cell);
            return exact == null ? numberRefused(column, style) : Converted.text(written(exact));
        };
    }

    /** A whole number. */
    static CellReader whole(String column, NumberStyle style) {
        return cell -> {
            BigDecimal exact = style.parse(cell);
            if (exact == null || exact.stripTrailingZeros().scale() > 0 || exact.precision() - exact.scale() > 9) {
                return Converted.refused(column, "cell.whole");
            }
            return new Converted.Value(JsonNodeFactory.instance.numberNode(exact.intValue()));
        };
    }

    /** An identifier of digits that a spreadsheet turned into a decimal number. */
    static CellReader decimalIdentifier(String column) {
        return cell -> {
            int digits = 0;
            while (digits < cell.length() && isDigit(cell.charAt(digits))) {
                digits++;
            }
            boolean fits = digits > 0 && digits <= 40 && (digits == cell.length() || isZeroFraction(cell, digits));
            return fits ? Converted.text(cell.substring(0, digits)) : Converted.refused(column, "cell.identifier");
        };
    }

    private static boolean isZeroFraction(String cell, int mark) {
        boolean zeros = mark + 1 < cell.length() && (cell.charAt(mark) == '.' || cell.charAt(mark) == ',');
        for (int at = mark + 1; zeros && at < cell.length(); at++) {
            zeros = cell.charAt(at) == '0';
        }
        return zeros;
    }

    private static boolean isDigit(char each) {
        return each >= '0' && each <= '9';
    }

    /** Yes or no. */
    static CellReader yesNo(String column, Reading.YesNo words) {
        Map<String, Converted> folded = new HashMap<>();
        words.yes().forEach(word -> folded.put(CellFolding.fold(word), truth(true)));
        words.no().forEach(word -> folded.put(CellFolding.fold(word), truth(false)));
        return cell -> {
            Converted value = folded.get(CellFolding.fold(cell));
            return value == null ? Converted.refused(column, "cell.yes-no") : value;
        };
    }

    private static Converted truth(boolean value) {
        return new Converted.Value(JsonNodeFactory.instance.booleanNode(value));
    }

    /** A number as a report has it. */
    static String written(BigDecimal exact) {
        BigDecimal plain = exact.stripTrailingZeros();
        return Decimals.write(plain.scale() <= 0 ? plain.setScale(0) : exact);
    }

    /** The fault of a cell that is no number of that style. */
    static Converted numberRefused(String column, NumberStyle style) {
        return style.decimal() == ','
                ? Converted.refused(column, "cell.decimal-comma")
                : Converted.refused(column, "cell.decimal");
    }
}
