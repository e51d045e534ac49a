package org.tidewaiter.node.intake.form;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tidewaiter.report.ReportJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an officer has written so far: a report that may be incomplete, and words that are no code of their list yet.
 *
 * @param document in the form in which a report is handed in
 * @param words by the name of their field
 */
record DraftContent(ObjectNode document, Map<String, String> words) {

    DraftContent {
        words = new LinkedHashMap<>(words);
    }

    static DraftContent of(ObjectNode document) {
        return new DraftContent(document, Map.of());
    }

    byte[] bytes() {
        ObjectNode all = document.objectNode();
        all.set("document", document);
        ObjectNode typed = all.putObject("words");
        words.forEach(typed::put);
        return ReportJson.mapper().writeValueAsBytes(all);
    }

    static DraftContent of(byte[] bytes) {
        JsonNode all = ReportJson.mapper().readTree(bytes);
        Map<String, String> words = new LinkedHashMap<>();
        all.path("words").forEachEntry((name, word) -> words.put(name, word.asString("")));
        return new DraftContent((ObjectNode) all.path("document"), words);
    }
}
