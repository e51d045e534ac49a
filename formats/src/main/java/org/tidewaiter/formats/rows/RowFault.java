package org.tidewaiter.formats.rows;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a row cannot go in. Names columns and rules, never what a cell holds: it could be personal.
 *
 * @param column name of the column, or null where the row as a whole is at fault
 * @param rule id of the rule, such as {@code cell.unlisted}
 * @param english what is wrong and what to do
 * @param french the same in French
 */
public record RowFault(@Nullable String column, String rule, String english, String french) {

    /** A fault of one column; texts are those of the rule, with the column before the other arguments. */
    public static RowFault ofColumn(String column, String rule, Object... others) {
        Object[] arguments = new Object[others.length + 1];
        arguments[0] = column;
        System.arraycopy(others, 0, arguments, 1, others.length);
        return new RowFault(
                column, rule, Texts.of(rule, Locale.ENGLISH, arguments), Texts.of(rule, Locale.FRENCH, arguments));
    }

    /** A fault of the whole row; texts are those of the rule with {@code arguments}. */
    public static RowFault ofRow(String rule, Object... arguments) {
        return new RowFault(
                null, rule, Texts.of(rule, Locale.ENGLISH, arguments), Texts.of(rule, Locale.FRENCH, arguments));
    }

    /** The text in French for a French locale, else in English. */
    public String message(Locale locale) {
        return locale.getLanguage().equals("fr") ? french : english;
    }
}
