package org.tidewaiter.formats.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.table.ReportColumns;
import org.tidewaiter.formats.table.TableColumn;
import org.tidewaiter.report.FormType;
import org.tidewaiter.report.fields.FieldCatalogue;
import org.tidewaiter.report.fields.FieldEntry;
import org.tidewaiter.report.fields.Need;
import org.tidewaiter.report.vocabulary.Code;
import org.tidewaiter.report.vocabulary.Vocabulary;
import tools.jackson.databind.JsonNode;

/**
 * The columns of the template of one category: what the standard form demands or recommends, and what goods of the category
 * have of their own. Personal data has no column: it belongs into the form of the node. What stands for the whole case is
 * repeated on each row of it.
 */
public final class ReportTemplate {

    static final Vocabulary VOCABULARY = Vocabulary.load();
    private static final FieldCatalogue FIELDS = FieldCatalogue.load();

    /** Given by the template itself or by the way in which a cell is written, or too much for a table. */
    private static final Set<String> WITHOUT_COLUMN = Set.of(
            "provenance", "goods[].id", "goods[].category", "eventDate.precision", "route[].date", "route[].custody");

    /** Of what a report has several of, a template has so many columns. */
    private static final int PLACES = 2;

    /** A longer list is typed as codes, not chosen from. */
    private static final int LONGEST_LIST = 400;

    private final String category;
    private final List<TemplateColumn> columns;

    private ReportTemplate(String category, List<TemplateColumn> columns) {
        this.category = category;
        this.columns = List.copyOf(columns);
    }

    /**
     * The template of a category.
     *
     * @throws IllegalArgumentException if the list {@code category} has no such code
     */
    public static ReportTemplate of(String category) {
        if (VOCABULARY.list("category").code(category).isEmpty()) {
            throw new IllegalArgumentException("no such category");
        }
        List<TemplateColumn> columns = new ArrayList<>();
        columns.add(new TemplateColumn("case." + category, null, null, true, List.of()));
        Predicate<String> wanted = path -> !WITHOUT_COLUMN.contains(path) && belongs(entry(path), category);
        for (TableColumn column : ReportColumns.ofGoodsLines(wanted)) {
            FieldEntry field = entry(column.path());
            if (field != null && column.type() != JsonNode.class && hasPlace(column)) {
                columns.add(new TemplateColumn(
                        column.key(), column, field, mandatory(column, field), codes(column, category)));
            }
        }
        return new ReportTemplate(category, columns);
    }

    /** The categories that have a template: all of them. */
    public static List<Code> categories() {
        return VOCABULARY.list("category").codes();
    }

    public String category() {
        return category;
    }

    List<TemplateColumn> columns() {
        return columns;
    }

    private static @Nullable FieldEntry entry(String path) {
        return FIELDS.at(path.replace("[]", "[0]")).orElse(null);
    }

    private static boolean belongs(@Nullable FieldEntry field, String category) {
        if (field == null || !field.belongsTo(category)) {
            return false;
        }
        Need need = field.need(FormType.STANDARD);
        return need == Need.MANDATORY
                || need == Need.RECOMMENDED
                || !field.only().isEmpty();
    }

    /** Numbers beyond the places of a template are left out. */
    private static boolean hasPlace(TableColumn column) {
        String which = column.which();
        String number = which == null ? "" : which.substring(which.lastIndexOf('.') + 1);
        return !number.matches("\\d+") || Integer.parseInt(number) <= PLACES;
    }

    /** Of several places the first must be filled; of stations those that the rules ask for. */
    private static boolean mandatory(TableColumn column, FieldEntry field) {
        if (field.need(FormType.STANDARD) != Need.MANDATORY || field.oneOf() != null) {
            return false;
        }
        String which = column.which();
        return which == null || which.equals("1") || which.equals("DEPARTURE") || which.equals("DESTINATION");
    }

    private static List<Code> codes(TableColumn column, String category) {
        String list = column.codeList().orElse(null);
        if (list == null) {
            return List.of();
        }
        List<String> units =
                VOCABULARY.list("category").code(category).orElseThrow().words("units");
        List<Code> codes = VOCABULARY.list(list).codes().stream()
                .filter(code -> code.validTo() == null)
                .filter(code -> !list.equals("subcategory") || category.equals(code.parent()))
                .filter(code -> !list.equals("unit") || units.isEmpty() || units.contains(code.code()))
                .toList();
        return codes.size() <= LONGEST_LIST ? codes : List.of();
    }
}
