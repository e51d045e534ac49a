package org.tidewaiter.formats.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.EventDate;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.RouteLeg;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.fields.FieldCatalogue;
import org.tidewaiter.report.fields.FieldEntry;
import org.tidewaiter.report.shape.Field;
import org.tidewaiter.report.shape.FieldType;
import org.tidewaiter.report.shape.RecordShape;

/**
 * The columns of a report, found by walking its record types: a new field has its column without being named here.
 *
 * <p>What a report has several of stands side by side, as many as {@link #PLACES} says; stations of the route by their
 * role. What goes beyond stands as JSON in a column {@code further}, so that nothing is lost.
 */
public final class ReportColumns {

    private static final FieldCatalogue FIELDS = FieldCatalogue.load();

    /** How many elements of a list stand in columns of their own; three where nothing is said. */
    private static final Map<String, Integer> PLACES =
            Map.of("detection", 4, "offenders.profiles", 4, "grading.handling", 4);

    private static final int USUAL_PLACES = 3;

    /** What a table with one row a report tells of each goods line. */
    private static final Set<String> IN_BRIEF = Set.of(
            "goods[].category",
            "goods[].subcategory",
            "goods[].brand",
            "goods[].quantity.amount",
            "goods[].quantity.unit");

    private final List<TableColumn> columns = new ArrayList<>();
    private final Predicate<String> wanted;
    private final boolean oneRowALine;

    private ReportColumns(boolean oneRowALine, Predicate<String> wanted) {
        this.oneRowALine = oneRowALine;
        this.wanted = wanted;
    }

    /** One row a goods line, the columns of the report repeated on each. */
    public static List<TableColumn> ofGoodsLines() {
        return ofGoodsLines(path -> true);
    }

    /**
     * One row a goods line, with some of the columns.
     *
     * @param wanted says of a path of the catalogue whether its columns are there
     */
    public static List<TableColumn> ofGoodsLines(Predicate<String> wanted) {
        return new ReportColumns(true, wanted).walk();
    }

    /** One row a report: the event whole, its first goods lines in brief. */
    public static List<TableColumn> ofReports() {
        return new ReportColumns(false, path -> !path.startsWith("goods[]") || IN_BRIEF.contains(path)).walk();
    }

    private List<TableColumn> walk() {
        record(RecordShape.of(SeizureReport.class), new Place("", "", null), TableRow::report);
        return List.copyOf(columns);
    }

    /** Where the walk stands: the beginning of keys and paths, and which element of a list it is in. */
    private record Place(String key, String path, @Nullable String which) {

        Place field(String name) {
            return new Place(dotted(key, name), dotted(path, name), which);
        }

        Place element(String place) {
            return new Place(key + "." + place, path + "[]", place);
        }

        private static String dotted(String owner, String name) {
            return owner.isEmpty() ? name : owner + "." + name;
        }
    }

    private void record(RecordShape<?> shape, Place place, Function<TableRow, @Nullable Object> owner) {
        for (Field field : shape.fields()) {
            value(
                    field.type(),
                    place.field(field.name()),
                    row -> owner.apply(row) instanceof Record record ? field.in(record) : null);
        }
    }

    private void value(FieldType type, Place place, Function<TableRow, @Nullable Object> value) {
        switch (type) {
            case FieldType.Scalar(Class<?> scalar) -> column(place, scalar, dated(place, value));
            case FieldType.Nested(RecordShape<?> shape) -> record(shape, place, value);
            case FieldType.ListOf(FieldType element) -> list(element, place, value);
            case FieldType.MapOf map -> further(place.field("further"), Further.all(value));
        }
    }

    private void list(FieldType element, Place place, Function<TableRow, @Nullable Object> list) {
        switch (place.path()) {
            case "goods" -> goods(element, place, list);
            case "route" -> route(element, place, list);
            default -> {
                int places = PLACES.getOrDefault(place.path(), USUAL_PLACES);
                numbered(element, place, list, places);
                further(place.field("further"), Further.beyond(list, places));
            }
        }
    }

    private void numbered(FieldType element, Place place, Function<TableRow, @Nullable Object> list, int places) {
        for (int at = 0; at < places; at++) {
            int index = at;
            value(
                    element,
                    place.element(Integer.toString(at + 1)),
                    row -> list.apply(row) instanceof List<?> values && index < values.size()
                            ? values.get(index)
                            : null);
        }
    }

    private void goods(FieldType element, Place place, Function<TableRow, @Nullable Object> list) {
        if (oneRowALine) {
            value(element, new Place(place.key(), "goods[]", null), TableRow::line);
            return;
        }
        columns.add(new TableColumn(
                "goods.count",
                "goods[]",
                "count",
                Integer.class,
                null,
                row -> row.report().goods().size()));
        numbered(element, place, list, USUAL_PLACES);
    }

    private void route(FieldType element, Place place, Function<TableRow, @Nullable Object> list) {
        for (RouteLeg.Role role : RouteLeg.Role.values()) {
            int places = Legs.places(role);
            for (int at = 1; at <= places; at++) {
                String which = places == 1 ? role.name() : role.name() + "." + at;
                int number = at;
                value(
                        element,
                        place.element(which),
                        row -> Legs.find(row.report().route(), role, number));
            }
        }
        further(
                place.field("further"),
                row -> Further.json(Legs.beyond(row.report().route())));
    }

    /** Of a date of which the month or year is known, no more is written. */
    private static Function<TableRow, @Nullable Object> dated(Place place, Function<TableRow, @Nullable Object> value) {
        if (!place.path().equals("eventDate.date")) {
            return value;
        }
        return row -> {
            EventDate date = row.report().eventDate();
            return date == null ? null : EventDates.known(date);
        };
    }

    private void column(Place place, Class<?> type, Function<TableRow, @Nullable Object> value) {
        boolean saidByTheKey = place.path().equals("route[].role");
        if (!saidByTheKey && wanted.test(place.path())) {
            String list = FIELDS.at(place.path().replace("[]", "[0]"))
                    .flatMap(FieldEntry::codeList)
                    .orElse(null);
            columns.add(new TableColumn(place.key(), place.path(), place.which(), type, list, value));
        }
    }

    private void further(Place place, Function<TableRow, @Nullable Object> value) {
        if (wanted.test(place.path())) {
            columns.add(new TableColumn(
                    place.key(), place.path(), null, tools.jackson.databind.JsonNode.class, null, value));
        }
    }

    /** The lines of a report of which its row tells; one without a line for a case without goods. */
    public static List<TableRow> rows(SeizureReport report, List<GoodsLine> lines) {
        return lines.isEmpty()
                ? List.of(new TableRow(report, null))
                : lines.stream().map(line -> new TableRow(report, line)).toList();
    }
}
