package org.tidewaiter.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reports written out for tests: one complete case, and ways to change it. */
public final class Examples {

    private Examples() {}

    /** A complete submission as a JSON document that a test may change. */
    public static ObjectNode complete() {
        try (InputStream in = Examples.class.getResourceAsStream("/complete-submission.json")) {
            return (ObjectNode) ReportJson.mapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The submission that a document is. */
    public static Submission read(JsonNode document) {
        try {
            return Submission.read(document);
        } catch (MalformedReportException e) {
            throw new AssertionError(e.problems().toString(), e);
        }
    }

    /** The complete report with one field set, by a path such as {@code /goods/0/quantity/unit}; null removes it. */
    public static Submission with(String pointer, @Nullable Object value) {
        ObjectNode document = complete();
        set(document, pointer, value);
        return read(document);
    }

    /** Sets one field of a document. */
    public static void set(ObjectNode document, String pointer, @Nullable Object value) {
        int last = pointer.lastIndexOf('/');
        JsonNode owner = document.at(pointer.substring(0, last));
        String name = pointer.substring(last + 1);
        JsonNode node = value == null ? null : ReportJson.mapper().valueToTree(value);
        if (owner instanceof ArrayNode array) {
            if (node == null) {
                array.remove(Integer.parseInt(name));
            } else {
                array.set(Integer.parseInt(name), node);
            }
        } else if (node == null) {
            ((ObjectNode) owner).remove(name);
        } else {
            ((ObjectNode) owner).set(name, node);
        }
    }

    public static Quantity quantity(String amount, String unit) {
        return new Quantity(new BigDecimal(amount), unit, "COUNTED");
    }

    public static GoodsLine line(String category, String subcategory, @Nullable Quantity quantity) {
        return line(category, subcategory, quantity, null);
    }

    /** A goods line with sticks per pack. */
    public static GoodsLine line(
            String category, String subcategory, @Nullable Quantity quantity, @Nullable Integer perPack) {
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("id", "abcdefgh")
                .put("category", category)
                .put("subcategory", subcategory);
        if (quantity != null) {
            line.set("quantity", ReportJson.mapper().valueToTree(quantity));
        }
        if (perPack != null) {
            line.putObject("tobacco").put("sticksPerPack", perPack);
        }
        ObjectNode document = complete();
        document.putArray("goods").add(line);
        ((ObjectNode) document.get("nominal")).remove("serialNumbers");
        return read(document).report().goods().getFirst();
    }
}
