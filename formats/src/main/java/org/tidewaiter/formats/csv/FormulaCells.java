package org.tidewaiter.formats.csv;

import java.util.regex.Pattern;

/**
 * Cells that a spreadsheet would run as a formula: those that begin with {@code = + - @}, tab or carriage return and
 * are no plain number (OWASP, "CSV injection"). Nothing is ever executed here; a cell that we write is made harmless by a
 * leading apostrophe, and reading our own files takes that apostrophe away again.
 */
public final class FormulaCells {

    private static final String STARTS = "=+-@\t\r";
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+([.,][0-9]+)?");

    private FormulaCells() {}

    /** Whether a spreadsheet could take the cell for a formula. */
    public static boolean isFormula(String cell) {
        return !cell.isEmpty()
                && STARTS.indexOf(cell.charAt(0)) >= 0
                && !NUMBER.matcher(cell).matches();
    }

    /** The cell as it may be opened by a spreadsheet. Undone by {@link #unescaped}. */
    public static String escaped(String cell) {
        return isFormula(stripped(cell)) ? "'" + cell : cell;
    }

    /** The cell before {@link #escaped}. */
    public static String unescaped(String cell) {
        return cell.startsWith("'") && isFormula(stripped(cell)) ? cell.substring(1) : cell;
    }

    private static String stripped(String cell) {
        int start = 0;
        while (start < cell.length() && cell.charAt(start) == '\'') {
            start++;
        }
        return cell.substring(start);
    }
}
