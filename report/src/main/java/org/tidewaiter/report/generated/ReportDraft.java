package org.tidewaiter.report.generated;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.EventDate;
import org.tidewaiter.report.ReportJson;
import org.tidewaiter.report.SeizureReport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A report that is being written anew; in JSON, where one field can be changed without naming all others. */
final class ReportDraft {

    private final ObjectNode json;

    ReportDraft(SeizureReport report) {
        this.json = ReportJson.mapper().valueToTree(report);
    }

    SeizureReport report() {
        return ReportJson.mapper().treeToValue(json, SeizureReport.class);
    }

    ObjectNode json() {
        return json;
    }

    ReportDraft without(String field) {
        json.remove(field);
        return this;
    }

    ReportDraft with(String field, @Nullable Object value) {
        if (value == null) {
            json.remove(field);
        } else {
            json.set(field, ReportJson.mapper().valueToTree(value));
        }
        return this;
    }

    ReportDraft on(LocalDate day) {
        return with("eventDate", EventDate.on(day));
    }

    /** The object in a field, such as the transport; an empty one that belongs to nothing where there is none. */
    ObjectNode part(String field) {
        return json.get(field) instanceof ObjectNode object
                ? object
                : ReportJson.mapper().createObjectNode();
    }

    ArrayNode goods() {
        return json.withArray("goods");
    }

    List<ObjectNode> lines() {
        return StreamSupport.stream(goods().spliterator(), false)
                .map(ObjectNode.class::cast)
                .toList();
    }

    /** Every quantity, as an object with amount and unit; the amount of money found stands for the quantity of cash. */
    void eachQuantity(Consumer<ObjectNode> change) {
        for (ObjectNode line : lines()) {
            if (line.get("quantity") instanceof ObjectNode quantity) {
                change.accept(quantity);
            }
            if (line.get("currency") instanceof ObjectNode currency
                    && currency.get("found") instanceof ObjectNode found) {
                change.accept(found);
            }
        }
    }

    static BigDecimal amount(JsonNode quantity) {
        return new BigDecimal(quantity.path("amount").asString());
    }

    static void amount(ObjectNode quantity, BigDecimal amount) {
        quantity.put("amount", amount.stripTrailingZeros().toPlainString());
    }
}
