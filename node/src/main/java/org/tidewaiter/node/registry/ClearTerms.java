package org.tidewaiter.node.registry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.tidewaiter.exchange.version.Onward;
import org.tidewaiter.report.ReportJson;
import tools.jackson.databind.JsonNode;

/**
 * What a stored version, verified when it was accepted, says in clear of who may have it.
 *
 * @param handling handling codes
 * @param ceiling what relays may not exceed
 */
record ClearTerms(List<String> handling, Onward ceiling) {

    static ClearTerms of(String jws) {
        byte[] claims = Base64.getUrlDecoder().decode(jws.split("\\.", -1)[1]);
        JsonNode json = ReportJson.mapper().readTree(new String(claims, StandardCharsets.UTF_8));
        JsonNode onward = json.path("onward");
        return new ClearTerms(
                codes(json.path("handling")),
                new Onward(codes(onward.path("classes")), onward.path("profile").stringValue("")));
    }

    private static List<String> codes(JsonNode array) {
        return array.valueStream().map(code -> code.stringValue("")).toList();
    }
}
