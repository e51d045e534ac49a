package org.tidewaiter.formats.mapping;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
        Pattern identifier = Pattern.compile("([0-9]{1,40})([.,]0+)?");
        return cell -> {
            Matcher matcher = identifier.matcher(cell);
            return matcher.matches() ? Converted.text(matcher.group(1)) : Converted.refused(column, "cell.identifier");
        };
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
