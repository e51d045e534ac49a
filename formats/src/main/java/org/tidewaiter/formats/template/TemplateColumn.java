package org.tidewaiter.formats.template;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.table.TableColumn;
import org.tidewaiter.formats.table.TableWording;
import org.tidewaiter.report.fields.FieldEntry;
import org.tidewaiter.report.vocabulary.Code;

/**
 * A column to fill.
 *
 * @param column what it fills; null for the reference of the case
 * @param field its entry in the catalogue; null for the reference of the case
 * @param mandatory whether the standard form demands it
 * @param codes what may be chosen, empty where there is no list or it is too long to choose from
 */
record TemplateColumn(
        String key, @Nullable TableColumn column, @Nullable FieldEntry field, boolean mandatory, List<Code> codes) {

    TemplateColumn {
        codes = List.copyOf(codes);
    }

    /** What it is called, marked with an asterisk where it must be filled, with its key in brackets. */
    String header(Locale locale) {
        return label(locale) + (mandatory ? " *" : "") + " [" + key + "]";
    }

    String label(Locale locale) {
        return column == null ? TemplateWords.of("case", locale) : TableWording.label(column, locale);
    }

    /** What to write. */
    String help(Locale locale) {
        if (column == null || field == null) {
            return TemplateWords.of("case.help", locale);
        }
        String kind = kind(column);
        String how = TemplateWords.of("help." + kind, locale);
        if (field.help() == null || kind.equals("eventDate")) {
            return how;
        }
        String said = field.help().in(locale) + ".";
        return kind.equals("String") ? said : said + " " + how;
    }

    private String kind(TableColumn of) {
        if (of.key().equals("eventDate.date")) {
            return "eventDate";
        }
        if (!codes.isEmpty()) {
            return "list";
        }
        return of.codeList().isPresent() ? "code" : of.type().getSimpleName();
    }

    boolean holdsNumber() {
        return column != null && Number.class.isAssignableFrom(column.type());
    }

    boolean holdsAnswer() {
        return column != null && column.type() == Boolean.class;
    }
}
