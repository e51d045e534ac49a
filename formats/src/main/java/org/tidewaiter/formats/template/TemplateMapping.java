package org.tidewaiter.formats.template;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.detect.DetectedFile;
import org.tidewaiter.formats.detect.FoundSheet;
import org.tidewaiter.formats.files.FileLimits;
import org.tidewaiter.formats.files.FileShape;
import org.tidewaiter.formats.files.RowFiles;
import org.tidewaiter.formats.mapping.Condition;
import org.tidewaiter.formats.mapping.DataSource;
import org.tidewaiter.formats.mapping.FieldRule;
import org.tidewaiter.formats.mapping.Grouping;
import org.tidewaiter.formats.mapping.Instead;
import org.tidewaiter.formats.mapping.LegRule;
import org.tidewaiter.formats.mapping.LineRule;
import org.tidewaiter.formats.mapping.Mapping;
import org.tidewaiter.formats.mapping.NumberStyle;
import org.tidewaiter.formats.mapping.Reading;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.formats.rows.FileSource;
import org.tidewaiter.formats.table.TableColumn;
import org.tidewaiter.formats.table.TableWording;
import org.tidewaiter.formats.xlsx.XlsxShape;

/** Recognises a filled template by its columns and makes the mapping that reads it. */
public final class TemplateMapping {

    /** Reference in the example row of a CSV template, which must not go in. */
    static final String EXAMPLE = "EXAMPLE";

    private static final String CASE = "case.";
    private static final List<String> DATES = List.of("yyyy-MM-dd", "yyyy-MM", "yyyy");

    private final Map<String, FieldRule> report = new LinkedHashMap<>();
    private final Map<String, FieldRule> goods = new LinkedHashMap<>();
    private final Map<String, Map<String, FieldRule>> legs = new LinkedHashMap<>();
    private final Map<String, TemplateColumn> known = new LinkedHashMap<>();

    private TemplateMapping(ReportTemplate template) {
        template.columns().forEach(column -> known.put(column.key(), column));
    }

    /**
     * The mapping for a file, if it is a filled template.
     *
     * @throws FileRefusedException for files that cannot go in at all
     */
    public static Optional<Mapping> of(FileSource source) throws IOException {
        DetectedFile file = DetectedFile.of(source);
        FileShape shape = file.sheets().stream()
                .map(FoundSheet::name)
                .filter(XlsxTemplate.fillSheets()::contains)
                .findFirst()
                .<FileShape>map(sheet -> new FileShape.Xlsx(new XlsxShape(sheet, 1, '.')))
                .orElse(file.shape());
        return shape == null
                ? Optional.empty()
                : of(RowFiles.open(source, shape, FileLimits.defaults()).columns(), shape);
    }

    /**
     * The mapping for a file with these columns.
     *
     * @param columns as they stand in the header
     * @param shape how the file is written
     * @return empty if it is no template of ours, or has a column that its template has not
     */
    public static Optional<Mapping> of(List<String> columns, FileShape shape) {
        return columns.stream()
                .filter(column -> TableWording.bare(column).startsWith(CASE))
                .findFirst()
                .flatMap(caseColumn -> {
                    String category = TableWording.bare(caseColumn).substring(CASE.length());
                    boolean exists = ReportTemplate.VOCABULARY
                            .list("category")
                            .code(category)
                            .isPresent();
                    return exists
                            ? new TemplateMapping(ReportTemplate.of(category))
                                    .mapping(category, caseColumn, columns, shape)
                            : Optional.empty();
                });
    }

    private Optional<Mapping> mapping(String category, String caseColumn, List<String> columns, FileShape shape) {
        report.put("provenance", FieldRule.Constant.of("FILE"));
        for (String column : columns) {
            TemplateColumn meant = known.get(TableWording.bare(column));
            if (meant == null) {
                return Optional.empty();
            }
            if (meant.column() != null) {
                add(column, meant.column());
            }
        }
        List<LegRule> route = new ArrayList<>();
        legs.values().forEach(fields -> route.add(new LegRule(Condition.ALWAYS, fields)));
        route.add(refusing(caseColumn));
        return Optional.of(new Mapping(
                "template-" + category.toLowerCase(Locale.ROOT).replace('_', '-'),
                1,
                TemplateWords.of("mapping.title", Locale.ENGLISH, category),
                new DataSource("-", "-", "-"),
                shape,
                new Grouping.Key(List.of(caseColumn), new Reading.Text(), Grouping.Repeats.KEEP),
                report,
                Map.of("nationalCaseRef", new FieldRule.Column(caseColumn, new Reading.Text())),
                List.of(new LineRule(Condition.ALWAYS, goods)),
                route,
                Map.of(),
                false));
    }

    /** A row that is still the example passes through a country that does not exist, for which the rules refuse it. */
    private static LegRule refusing(String caseColumn) {
        return new LegRule(
                new Condition(Map.of(caseColumn, List.of(EXAMPLE)), List.of()),
                Map.of("role", FieldRule.Constant.of("TRANSIT"), "country", FieldRule.Constant.of(EXAMPLE)));
    }

    private void add(String header, TableColumn column) {
        FieldRule rule = new FieldRule.Column(header, reading(column)).blank(Instead.LEAVE_OUT);
        if (column.path().startsWith("goods[].")) {
            String field = column.path().substring("goods[].".length());
            goods.put(field, rule);
            if (field.equals("subcategory")) {
                goods.put(
                        "category",
                        new FieldRule.Column(header, new Reading.Codes(CellNames.categories(), Instead.LEAVE_OUT))
                                .blank(Instead.LEAVE_OUT));
            }
        } else if (column.path().startsWith("route[].")) {
            leg(String.valueOf(column.which())).put(column.path().substring("route[].".length()), rule);
        } else {
            report.put(target(column), rule);
        }
    }

    private Map<String, FieldRule> leg(String which) {
        return legs.computeIfAbsent(which, role -> {
            Map<String, FieldRule> fields = new LinkedHashMap<>();
            fields.put("role", FieldRule.Constant.of(role.replaceFirst("\\..*", "")));
            return fields;
        });
    }

    /** A date fills what is known of it; places are counted from 0 there and from 1 here. */
    private static String target(TableColumn column) {
        if (column.key().equals("eventDate.date")) {
            return "eventDate";
        }
        @Nullable String which = column.which();
        return which == null ? column.path() : column.path().replace("[]", "[" + (Integer.parseInt(which) - 1) + "]");
    }

    private static Reading reading(TableColumn column) {
        if (column.codeList().isPresent()) {
            return new Reading.Codes(CellNames.of(column.codeList().get()), Instead.REFUSE);
        }
        return switch (column.type().getSimpleName()) {
            case "BigDecimal" -> new Reading.Decimal(NumberStyle.plain());
            case "Integer" -> new Reading.Whole(NumberStyle.plain());
            case "Boolean" -> new Reading.YesNo(CellNames.answers(true), CellNames.answers(false));
            case "LocalDate" ->
                new Reading.Date(column.key().equals("eventDate.date") ? DATES : DATES.subList(0, 1), List.of());
            default -> new Reading.Text();
        };
    }
}
