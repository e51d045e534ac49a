package org.tidewaiter.formats.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.tidewaiter.report.EventDate;
import org.tidewaiter.report.ReportJson;
import org.tidewaiter.report.SeizureReport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ReportColumnsTest {

    private static final List<TableColumn> COLUMNS = ReportColumns.ofGoodsLines();

    @Property(tries = 300)
    void everyValueOfAReportStandsInItsRows(@ForAll long seed) {
        SeizureReport report = new RandomReports(new SplittableRandom(seed)).next();
        for (TableRow row : ReportColumns.rows(report, report.goods())) {
            assertThat(written(row)).containsExactlyInAnyOrderElementsOf(recorded(row));
        }
    }

    @Test
    void namesEachColumnOnceInEveryLanguage() {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.FRENCH)) {
            Set<String> headers = new HashSet<>();
            for (TableColumn column : COLUMNS) {
                String header = TableWording.words(locale).header(column);
                assertThat(headers.add(header)).as(header).isTrue();
                assertThat(TableWording.bare(header)).isEqualTo(column.key());
                assertThat(TableWording.label(column, locale))
                        .as("label of " + column.key())
                        .isNotBlank()
                        .isNotEqualTo(column.key());
            }
        }
    }

    @Test
    void saysOfADateNoMoreThanIsKnown() {
        SeizureReport report = new RandomReports(new SplittableRandom(7)).next();
        assertThat(dateOf(report, EventDate.inMonth(2026, 5))).isEqualTo("2026-05");
        assertThat(dateOf(report, new EventDate(java.time.LocalDate.of(2026, 1, 1), EventDate.Precision.YEAR, null)))
                .isEqualTo("2026");
    }

    @Test
    void aCaseWithoutGoodsHasARow() {
        SeizureReport report = new RandomReports(new SplittableRandom(1)).next();
        assertThat(ReportColumns.rows(report, List.of())).hasSize(1);
    }

    private static String dateOf(SeizureReport report, EventDate date) {
        ObjectNode document = ReportJson.mapper().valueToTree(report);
        document.set("eventDate", ReportJson.mapper().valueToTree(date));
        TableRow row = new TableRow(ReportJson.mapper().treeToValue(document, SeizureReport.class), null);
        TableColumn column = COLUMNS.stream()
                .filter(each -> each.key().equals("eventDate.date"))
                .findFirst()
                .orElseThrow();
        return String.valueOf(column.in(row));
    }

    /** All values of the row's cells; cells of JSON hold several. */
    private static List<String> written(TableRow row) {
        List<String> values = new ArrayList<>();
        for (TableColumn column : COLUMNS) {
            Object value = column.in(row);
            if (value instanceof JsonNode json) {
                leaves(json, "further", values);
            } else if (value != null) {
                values.add(ReportJson.mapper().valueToTree(value).asString());
            }
        }
        values.removeIf(String::isEmpty);
        return values;
    }

    /** All values of the report that concern the row; the role of a station is the name of its column. */
    private static List<String> recorded(TableRow row) {
        ObjectNode document = ReportJson.mapper().valueToTree(row.report());
        document.remove("goods");
        EventDate date = row.report().eventDate();
        if (date != null) {
            ((ObjectNode) document.get("eventDate"))
                    .put("date", EventDates.known(date).toString());
        }
        List<String> values = new ArrayList<>();
        document.forEachEntry((name, value) -> {
            if (!name.equals("route")) {
                leaves(value, name, values);
            }
        });
        for (JsonNode leg : document.path("route")) {
            ((ObjectNode) leg).remove("role");
            leaves(leg, "route", values);
        }
        Legs.beyond(row.report().route()).forEach(leg -> values.add(leg.role().name()));
        if (row.line() != null) {
            leaves(ReportJson.mapper().valueToTree(row.line()), "goods", values);
        }
        values.removeIf(String::isEmpty);
        return values;
    }

    private static void leaves(JsonNode node, String name, List<String> values) {
        if (node.isContainer()) {
            node.forEach(each -> leaves(each, name, values));
        } else {
            values.add(node.asString());
        }
    }
}
