package org.tidewaiter.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.node.Person.Reply;
import org.tidewaiter.node.access.Role;
import tools.jackson.databind.JsonNode;

/** Reports over the three nodes of {@link RelayedNodes}, and the people who record, correct, withdraw and read them there. */
final class RelayedReports implements AutoCloseable {

    final RelayedNodes nodes;
    final Person coordinator;
    final Person hubAnalyst;
    final Person latvianAnalyst;
    private final Person officer;

    RelayedReports() {
        this(new RelayedNodes());
    }

    RelayedReports(RelayedNodes nodes) {
        this.nodes = nodes;
        officer = Person.at(nodes.estonia, "mari", Role.OFFICER);
        coordinator = Person.at(nodes.estonia, "kadri", Role.COORDINATOR);
        hubAnalyst = Person.at(nodes.hub, "ana", Role.ANALYST);
        latvianAnalyst = Person.at(nodes.latvia, "juris", Role.ANALYST);
    }

    static String cigarettes(String brand) {
        return """
                {"id":"tobacco2","category":"TOBACCO","subcategory":"CIGARETTES","brand":"%s",
                 "quantity":{"amount":"40000","unit":"STK","basis":"COUNTED"},"takenAs":"SEIZED"}""".formatted(brand);
    }

    static final String COCAINE = """
            {"id":"cocaine2","category":"DRUGS","subcategory":"COCAINE_POWDER",
             "quantity":{"amount":"2","unit":"KGM","basis":"NET"},"takenAs":"SEIZED"}""";

    static final String CASH = """
            {"id":"cash2222","category":"CURRENCY","subcategory":"CASH_BANKNOTES",
             "quantity":{"amount":"500","unit":"H87","basis":"COUNTED"},"takenAs":"DETAINED",
             "currency":{"instrument":"BANKNOTES","found":{"amount":"50000","currency":"EUR","basis":"ESTIMATE"},
                         "accompanied":true,"declarationStatus":"PARTIAL"}}""";

    static String report(String more, String... goods) {
        return """
                {"formType":"STANDARD","eventKind":"SEIZURE","eventDate":{"date":"2026-05-03","precision":"DAY"},
                 "reportingAgency":"CUSTOMS","discoveryCountry":"EE","locationType":"LAND_BORDER_CROSSING",
                 "place":{"post":"Narva-1"},"direction":"IMPORT","offence":"SMUGGLING",
                 "goods":[%s],
                 "route":[{"role":"DEPARTURE","country":"BY"},{"role":"DESTINATION","country":"DE"}],
                 "transport":{"mode":"3","conveyance":"LORRY"},
                 "concealment":[{"place":"TRAILER_FLOOR","method":"FALSE_BOTTOM"}],
                 "detection":["XRAY_MOBILE"]%s}
                """.formatted(String.join(",", goods), more);
    }

    /** Records a case that is released by itself; the path of its report. */
    String recorded(String document) {
        Reply reply = officer.post("/api/v1/reports", document);
        assertThat(reply.status()).as(reply.text()).isIn(200, 201);
        String record = reply.json().path("record").stringValue();
        JsonNode signed = awaited(
                coordinator,
                "/api/v1/records/" + record,
                one -> one.path("summary").path("version").intValue() == 1);
        return "/api/v1/reports/EE-CUSTOMS/"
                + signed.path("summary").path("number").stringValue();
    }

    void correct(String path, int seen, String document) {
        Reply reply =
                officer.post(path + "/corrections", document.replaceFirst("\\{", "{\"seenVersion\":" + seen + ","));
        assertThat(reply.status()).as(reply.text()).isIn(200, 201, 202);
    }

    void withdraw(String path, String reason) {
        Reply reply = coordinator.post(path + "/withdrawal", "{\"reason\":\"" + reason + "\"}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }

    static JsonNode awaited(Person person, String path, Predicate<JsonNode> condition) {
        List<JsonNode> last = new ArrayList<>();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            Reply reply = person.get(path);
            if (reply.status() != 200) {
                return false;
            }
            last.add(reply.json());
            return condition.test(last.getLast());
        });
        return last.getLast();
    }

    static JsonNode there(Person person, String path, int version) {
        return awaited(person, path, one -> one.path("summary").path("version").intValue() == version);
    }

    JsonNode confirmed(String path, int version, int holders) {
        return awaited(
                coordinator,
                path + "/holders",
                one -> one.path("version").intValue() == version
                        && one.path("confirmed").intValue() == holders
                        && one.path("of").intValue() == holders);
    }

    static JsonNode holder(JsonNode holders, String node) {
        return holders.path("holders")
                .valueStream()
                .filter(one -> one.path("node").stringValue("").equals(node))
                .findFirst()
                .orElseThrow();
    }

    static JsonNode version(JsonNode report, int number) {
        return report.path("versions")
                .valueStream()
                .filter(one -> one.path("version").intValue() == number)
                .findFirst()
                .orElseThrow();
    }

    static List<String> parts(JsonNode version) {
        return version.path("parts")
                .valueStream()
                .map(name -> name.stringValue(""))
                .toList();
    }

    /** Has a node compare with a partner what the partner holds: they agree. */
    static void assertAgree(ConfigurableApplicationContext node, String partner) {
        Person administrator = Person.at(node, "ants" + System.nanoTime(), Role.ADMINISTRATOR);
        String lane = "/api/v1/lanes/" + partner + "/reconciliations";
        awaited(administrator, lane + "?limit=1", newest -> newest.isEmpty() || ended(newest.path(0)));
        String before =
                administrator.get(lane + "?limit=1").json().path(0).path("id").stringValue("");

        assertThat(administrator.post(lane).status()).isEqualTo(202);

        JsonNode compared = awaited(
                        administrator,
                        lane + "?limit=1",
                        newest -> !newest.path(0).path("id").stringValue("").equals(before) && ended(newest.path(0)))
                .path(0);
        assertThat(compared.path("state").stringValue()).as(compared.toString()).isEqualTo("AGREES");
        assertThat(compared.path("receiverCount").longValue()).isPositive();
    }

    private static boolean ended(JsonNode comparison) {
        return comparison.hasNonNull("endedAt");
    }

    @Override
    public void close() {
        nodes.close();
    }
}
