package org.tidewaiter.formats.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.fields.FieldCatalogue;
import org.tidewaiter.report.vocabulary.Vocabulary;
import tools.jackson.databind.JsonNode;

/**
 * How columns are headed and values are written: as bare keys and codes for programs, or in words for people. Words carry
 * the key or code in square brackets at their end, {@code Unit [goods.quantity.unit]} and {@code kilogram [KGM]}, so that
 * a program understands them in every language.
 */
public final class TableWording {

    private static final Pattern BRACKETED = Pattern.compile("\\[([^\\[\\]]+)]\\s*$");
    private static final FieldCatalogue FIELDS = FieldCatalogue.load();

    private final @Nullable Locale locale;
    private final Vocabulary vocabulary = Vocabulary.load();

    private TableWording(@Nullable Locale locale) {
        this.locale = locale;
    }

    /** Bare keys and codes. */
    public static TableWording codes() {
        return new TableWording(null);
    }

    /** Words of a language, with keys and codes in brackets. */
    public static TableWording words(Locale locale) {
        return new TableWording(locale);
    }

    /** What stands in the brackets at the end of a text, or else the text. */
    public static String bare(String text) {
        Matcher matcher = BRACKETED.matcher(text);
        return matcher.find() ? matcher.group(1) : text.strip();
    }

    public String header(TableColumn column) {
        return locale == null ? column.key() : bracketed(label(column, locale), column.key());
    }

    /** What a column is called, without its key. */
    public static String label(TableColumn column, Locale locale) {
        String which = column.which();
        if (column.path().startsWith("route[].") && which != null) {
            String[] role = which.split("\\.", 2);
            String station = Vocabulary.load().label("leg-role", role[0], locale);
            return station + (role.length == 2 ? " " + role[1] : "") + ": " + field(column, locale);
        }
        if (column.type() == JsonNode.class || "count".equals(which)) {
            return TableWords.of(column.key(), locale);
        }
        return which == null ? field(column, locale) : field(column, locale) + " " + which;
    }

    private static String field(TableColumn column, Locale locale) {
        return FIELDS.label(column.path().replace("[]", "[0]"), locale);
    }

    /** A value as it stands in its cell. */
    public Cell cell(TableColumn column, @Nullable Object value) {
        return switch (value) {
            case null -> Cell.BLANK;
            case BigDecimal amount -> new Cell.Amount(amount);
            case Integer number -> new Cell.Amount(BigDecimal.valueOf(number));
            case LocalDate day -> new Cell.Day(day);
            case Boolean answer -> new Cell.Text(answer(answer));
            case Enum<?> code -> new Cell.Text(code(column, code.name()));
            case String text -> new Cell.Text(code(column, text));
            default -> new Cell.Text(value.toString());
        };
    }

    /** Yes or no. */
    public String answer(boolean answer) {
        String code = Boolean.toString(answer);
        return locale == null ? code : bracketed(TableWords.of(code, locale), code);
    }

    /** A code of a list. */
    public String code(String list, String code) {
        return locale == null ? code : bracketed(label(list, code, locale), code);
    }

    private String code(TableColumn column, String text) {
        return column.codeList().map(list -> code(list, text)).orElse(text);
    }

    private String label(String list, String code, Locale language) {
        return vocabulary.find(list).isPresent() ? vocabulary.label(list, code, language) : code;
    }

    /** Brackets that a label has of its own would be taken for those of the code. */
    private static String bracketed(String label, String code) {
        return label.replace('[', '(').replace(']', ')') + " [" + code + "]";
    }
}
