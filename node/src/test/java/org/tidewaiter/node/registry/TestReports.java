package org.tidewaiter.node.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.ReportJson;
import org.tidewaiter.report.SeizureReport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Estonian cases to test with. */
public final class TestReports {

    private TestReports() {}

    /** Cigarettes, cocaine, pistols, tusks and cash in one container, with every field that is not nominal. */
    public static SeizureReport mixed() {
        try (InputStream in = TestReports.class.getResourceAsStream("/mixed-case.json")) {
            return ReportJson.mapper().readValue(Objects.requireNonNull(in), SeizureReport.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cigarettes alone. */
    public static SeizureReport tobacco() {
        ObjectNode document = document(mixed());
        ArrayNode goods = (ArrayNode) document.get("goods");
        JsonNode cigarettes = goods.get(0);
        goods.removeAll();
        goods.add(cigarettes);
        return read(document);
    }

    /** The same with too few offenders to describe them to everybody. */
    static SeizureReport twoOffenders() {
        return with(with(mixed(), "/offenders/profiles/2", null), "/offenders/count", 2);
    }

    /** The cigarettes in two lines of so many sticks each. */
    public static SeizureReport twoLinesOfCigarettes(String first, String second) {
        ObjectNode document = document(tobacco());
        ArrayNode goods = (ArrayNode) document.get("goods");
        ObjectNode other = (ObjectNode) goods.get(0).deepCopy();
        other.put("id", "tobacco3");
        ((ObjectNode) other.get("quantity")).put("amount", second);
        ((ObjectNode) goods.get(0).get("quantity")).put("amount", first);
        goods.add(other);
        return read(document);
    }

    /** The report with one field set, by a path such as {@code /goods/0/brand}; null removes it. */
    public static SeizureReport with(SeizureReport report, String pointer, @Nullable Object value) {
        ObjectNode document = document(report);
        int last = pointer.lastIndexOf('/');
        String name = pointer.substring(last + 1);
        JsonNode owner = document.at(pointer.substring(0, last));
        if (owner instanceof ArrayNode array) {
            array.remove(Integer.parseInt(name));
        } else if (value == null) {
            ((ObjectNode) owner).remove(name);
        } else {
            ((ObjectNode) owner).set(name, ReportJson.mapper().valueToTree(value));
        }
        return read(document);
    }

    private static ObjectNode document(SeizureReport report) {
        return ReportJson.mapper().valueToTree(report);
    }

    private static SeizureReport read(JsonNode document) {
        return ReportJson.mapper().treeToValue(document, SeizureReport.class);
    }
}
