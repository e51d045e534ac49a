package org.tidewaiter.node.intake.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes out of a draft what holds nothing but what the form itself put there: an added row left empty, a unit alone. */
@Component
class EmptyParts {

    private static final Set<String> NOTHING_ALONE = Set.of("id", "unit", "currency", "basis", "precision");

    private static final String PERSONS = "LIVE_PERSONS";

    private final FormPlan plan;

    EmptyParts(FormPlan plan) {
        this.plan = plan;
    }

    void prune(ObjectNode document) {
        document.path("goods").forEach(this::withoutHidden);
        prune(document, "");
    }

    /** Of persons only their number is recorded; what was chosen for goods before no longer shows, so it goes. */
    private void withoutHidden(JsonNode line) {
        if (line instanceof ObjectNode goods
                && goods.path("category").asString("").equals(PERSONS)) {
            plan.entries().forEach((path, entry) -> {
                if (entry.field().ofGoods() && !entry.field().belongsTo(PERSONS)) {
                    String[] steps = path.substring("goods.".length()).split("\\.");
                    goods.remove(steps[0]);
                }
            });
        }
    }

    private void prune(ObjectNode owner, String above) {
        List<String> empty = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : owner.properties()) {
            String path = above + field.getKey();
            switch (field.getValue()) {
                case ObjectNode part -> {
                    prune(part, path + ".");
                    if (isEmpty(part, path + ".")) {
                        empty.add(field.getKey());
                    }
                }
                case ArrayNode rows -> {
                    prune(rows, path);
                    if (rows.isEmpty()) {
                        empty.add(field.getKey());
                    }
                }
                default -> {
                    if (field.getValue().isNull()) {
                        empty.add(field.getKey());
                    }
                }
            }
        }
        owner.remove(empty);
    }

    private void prune(ArrayNode rows, String path) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            JsonNode row = rows.get(i);
            if (row instanceof ObjectNode part) {
                prune(part, path + ".");
                if (isEmpty(part, path + ".")) {
                    rows.remove(i);
                }
            } else if (row.asString("").isBlank()) {
                rows.remove(i);
            }
        }
    }

    private boolean isEmpty(ObjectNode part, String above) {
        return part.properties().stream()
                .allMatch(field -> !field.getValue().isContainer()
                        && (NOTHING_ALONE.contains(field.getKey()) || isDefault(above + field.getKey())));
    }

    private boolean isDefault(String path) {
        FormPlan.Entry entry = plan.entries().get(path);
        return entry != null && entry.byDefault() != null;
    }
}
