package org.tidewaiter.demo.story;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.tidewaiter.client.ApiClient;
import org.tidewaiter.demo.DatabaseSearch;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.token.Token;
import org.tidewaiter.report.ReportJson;
import tools.jackson.databind.JsonNode;

/** Of a mixed case of a gateway's member state the tobacco arrives, in that state's name, and nothing of the rest. */
final class MixedCaseInPart implements Step {

    private static final String COUNT = "/api/v1/reports/count?originator=" + DemoNetwork.POLAND;

    /** What stands in the lines that stay. */
    private record Withheld(String powder, String weight, String cash) {

        static Withheld fresh() {
            String some = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
            int figure = 1000 + Math.floorMod(some.hashCode(), 9000);
            return new Withheld("Quillbear powder " + some, figure + ".137", figure + "915.37");
        }

        List<String> values() {
            return List.of(powder, weight, cash);
        }
    }

    @Override
    public int number() {
        return 5;
    }

    @Override
    public String title() {
        return "of a member state's mixed case the tobacco alone arrives, with the state as originator";
    }

    @Override
    public String run(Scene scene) throws Exception {
        Withheld withheld = Withheld.fresh();
        try (ApiClient officer = scene.api(DemoNetwork.EUROPE, DemoNetwork.POLAND, Scene.OFFICER);
                ApiClient coordinator = scene.api(DemoNetwork.EUROPE, DemoNetwork.POLAND, Scene.COORDINATOR);
                ApiClient analyst = scene.api(DemoNetwork.HUB, Scene.ANALYST)) {
            long others = others(analyst);
            JsonNode recorded = officer.post("/api/v1/reports", mixedCase(withheld));
            JsonNode released = Released.byCoordinator(scene, coordinator, recorded);
            String path = "/reports/" + released.path("originator").stringValue("") + "/"
                    + released.path("number").stringValue("");
            JsonNode atHub = scene.await(
                    analyst, path, report -> !report.path("versions").isEmpty(), "the report at the hub");
            tobaccoAlone(scene, atHub, withheld);
            require(others(analyst) == others, "the hub counts seizures of what was withheld");
            DatabaseSearch.Found found =
                    DatabaseSearch.in(scene.network().node(DemoNetwork.HUB).data(), withheld.values());
            require(found.places().isEmpty(), "what was withheld stands in " + found.places());
            scene.await(officer, path, MixedCaseInPart::isDelivered, "the receipt at the gateway");
            return "1 of 3 lines arrived from " + DemoNetwork.POLAND + ", signed by " + DemoNetwork.EUROPE + "; "
                    + withheld.values().size() + " values of the others in none of " + found.columns() + " columns";
        }
    }

    private static void tobaccoAlone(Scene scene, JsonNode atHub, Withheld withheld) throws Exception {
        require(
                atHub.path("summary").path("originator").stringValue("").equals(DemoNetwork.POLAND),
                "the originator is not the member state");
        JsonNode goods = atHub.path("report").path("goods");
        require(
                goods.size() == 1
                        && goods.path(0).path("category").stringValue("").equals("TOBACCO"),
                "other goods than the tobacco arrived");
        String all = atHub.toString();
        require(withheld.values().stream().noneMatch(all::contains), "a value of another line arrived");
        require(!all.contains("\"DRUGS\"") && !all.contains("\"CURRENCY\""), "another category is named");
        Token.read(atHub.path("versions").path(0).path("jws").stringValue(), SignedKind.VERSION)
                .requireSignatureOf(DemoNetwork.EUROPE, scene.keys());
    }

    /** Seizures of drugs and cash that the hub counts for the member state. */
    private static long others(ApiClient analyst) throws Exception {
        return analyst.get(COUNT + "&category=DRUGS&category=CURRENCY")
                .path("seizures")
                .longValue();
    }

    private static boolean isDelivered(JsonNode report) {
        return report.path("partners").path(0).path("state").stringValue("").equals("DELIVERED");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    private static JsonNode mixedCase(Withheld withheld) {
        return ReportJson.mapper().readTree("""
                {"formType": "STANDARD", "eventKind": "SEIZURE", "provenance": "API",
                 "eventDate": {"date": "%s", "precision": "DAY"},
                 "reportingCountry": "PL", "reportingAgency": "CUSTOMS", "discoveryCountry": "PL",
                 "place": {"post": "Kuznica"}, "locationType": "LAND_BORDER_CROSSING", "direction": "IMPORT",
                 "regime": "NONE", "offence": "SMUGGLING",
                 "goods": [{"category": "TOBACCO", "subcategory": "CIGARETTES", "brand": "Marble",
                            "quantity": {"amount": "64000", "unit": "STK", "basis": "COUNTED"}, "takenAs": "SEIZED",
                            "authenticity": "CHEAP_WHITE"},
                           {"category": "DRUGS", "subcategory": "COCAINE_POWDER", "form": "POWDER",
                            "description": "%s",
                            "quantity": {"amount": "%s", "unit": "GRM", "basis": "NET"}, "takenAs": "SEIZED"},
                           {"category": "CURRENCY", "subcategory": "CASH_BANKNOTES",
                            "quantity": {"amount": "500", "unit": "H87", "basis": "COUNTED"}, "takenAs": "DETAINED",
                            "currency": {"instrument": "BANKNOTES", "declarationStatus": "NOT_DECLARED",
                                         "found": {"amount": "%s", "currency": "EUR", "basis": "ESTIMATE"}}}],
                 "route": [{"role": "DEPARTURE", "country": "BY"}, {"role": "DISCOVERY", "country": "PL"},
                           {"role": "DESTINATION", "country": "DE"}],
                 "transport": {"mode": "3", "conveyance": "LORRY"},
                 "concealment": [{"place": "CHASSIS", "method": "PURPOSE_BUILT"}],
                 "detection": ["XRAY_MOBILE"], "selectionBasis": "RISK_PROFILE", "outcome": "SEIZED"}
                """.formatted(
                        LocalDate.now().minusDays(1), withheld.powder(), withheld.weight(), withheld.cash()));
    }
}
