package org.tidewaiter.formats.mapping;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The converters that a mapping can name. */
final class Converters {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,18}(\\.[0-9]{1,9})?");
    private static final Pattern IDENTIFIER = Pattern.compile("([0-9]{1,40})(\\.0+)?");

    private Converters() {}

    /** The cell as it stands. */
    static Converted text(String column, String cell) {
        return Converted.text(cell);
    }

    /** A number with a decimal point; a fraction of nothing but zeros is left out, as in {@code 2.0}. */
    static Converted decimal(String column, String cell) {
        if (!DECIMAL.matcher(cell).matches()) {
            return Converted.refused(column, "cell.decimal");
        }
        BigDecimal exact = new BigDecimal(cell);
        BigDecimal plain = exact.stripTrailingZeros();
        return Converted.text((plain.scale() <= 0 ? plain.setScale(0) : exact).toPlainString());
    }

    /** An identifier of digits that a spreadsheet turned into a decimal number. */
    static Converted decimalIdentifier(String column, String cell) {
        Matcher matcher = IDENTIFIER.matcher(cell);
        return matcher.matches() ? Converted.text(matcher.group(1)) : Converted.refused(column, "cell.identifier");
    }

    /** The code listed for the cell; a cell that is not listed is a fault. */
    static ColumnRule.Converter translation(Map<String, String> codes) {
        Map<String, String> listed = Map.copyOf(codes);
        return (column, cell) -> {
            String code = listed.get(cell);
            return code == null ? Converted.refused(column, "cell.unlisted") : Converted.text(code);
        };
    }
}
