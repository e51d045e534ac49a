package org.tidewaiter.demo.story;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.tidewaiter.client.ApiClient;
import org.tidewaiter.demo.DatabaseSearch;
import org.tidewaiter.demo.DemoNetwork;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/**
 * One report is lost from the hub's database and the signed bytes of another are altered there; both ends compare what they
 * hold, name both, and heal them.
 */
final class DamageIsHealed implements Step {

    private static final String COMPARISONS = "/lanes/" + DemoNetwork.HUB + "/reconciliations";
    private static final String LOSE = "delete from registry.report where originator = ? and number = cast(? as uuid)";
    private static final String ALTER = """
            update registry.version v set jws = overlay(jws placing 'AAAA' from 300 for 4)
              from registry.report r
             where r.id = v.report_id and r.originator = ? and r.number = cast(? as uuid) and v.version = 1""";
    private static final String ALTERED = """
            select count(*) from registry.version v join registry.report r on r.id = v.report_id
             where r.originator = ? and r.number = cast(? as uuid) and substr(v.jws, 300, 4) = 'AAAA'""";

    @Override
    public int number() {
        return 13;
    }

    @Override
    public String title() {
        return "what is lost or altered in the hub's database is named by a comparison and healed";
    }

    @Override
    public String run(Scene scene) throws Exception {
        try (ApiClient analyst = scene.api(DemoNetwork.HUB, Scene.ANALYST);
                ApiClient administrator = scene.api(DemoNetwork.UNITED_STATES, Scene.ADMINISTRATOR);
                Connection hub = DatabaseSearch.open(
                        scene.network().node(DemoNetwork.HUB).data())) {
            List<Name> names = two(analyst);
            String before = ended(scene, administrator, newest -> true, "the end of what is compared already");
            damage(hub, LOSE, names.getFirst());
            damage(hub, ALTER, names.getLast());
            JsonNode comparison = compared(scene, administrator, before, names);
            scene.await(analyst, names.getFirst().path(), JsonNode::isObject, "the lost report at the hub");
            if (altered(hub, names.getLast())) {
                throw new AssertionError("the altered bytes still stand at the hub");
            }
            JsonNode one = comparison.path("reconciliation");
            return "%,d versions compared, the lost and the altered one named and healed, signed by %s"
                    .formatted(
                            one.path("senderCount").longValue(),
                            one.path("signed").booleanValue() ? "both ends" : "one end");
        }
    }

    /** A report's name among all nodes. */
    private record Name(String originator, String number) {

        static Name of(JsonNode report) {
            return new Name(
                    report.path("originator").stringValue(),
                    report.path("number").stringValue());
        }

        String path() {
            return "/reports/" + originator + "/" + number;
        }
    }

    private static List<Name> two(ApiClient analyst) throws Exception {
        List<Name> names = new ArrayList<>();
        analyst.get("/api/v1/reports?originator=" + DemoNetwork.UNITED_STATES + "-CUSTOMS&limit=2")
                .path("reports")
                .forEach(report -> names.add(Name.of(report)));
        if (names.size() != 2) {
            throw new AssertionError("the hub holds too few reports of the file of step 4");
        }
        return names;
    }

    private static void damage(Connection hub, String statement, Name name) throws SQLException {
        try (PreparedStatement damage = hub.prepareStatement(statement)) {
            damage.setString(1, name.originator());
            damage.setString(2, name.number());
            if (damage.executeUpdate() != 1) {
                throw new AssertionError("nothing was damaged at the hub");
            }
        }
    }

    private static boolean altered(Connection hub, Name name) throws SQLException {
        try (PreparedStatement question = hub.prepareStatement(ALTERED)) {
            question.setString(1, name.originator());
            question.setString(2, name.number());
            try (ResultSet answer = question.executeQuery()) {
                answer.next();
                return answer.getLong(1) > 0;
            }
        }
    }

    /** Compares at once and waits until both are healed. */
    private static JsonNode compared(Scene scene, ApiClient administrator, String before, List<Name> names)
            throws Exception {
        administrator.post("/api/v1" + COMPARISONS, JsonNodeFactory.instance.objectNode());
        String id = ended(scene, administrator, newest -> !newest.equals(before), "the comparison");
        return scene.await(
                administrator,
                COMPARISONS + "/" + id,
                one -> names.stream().allMatch(name -> healed(one, name)),
                "the healing");
    }

    /**
     * The id of the newest comparison of what the node sends, once it has ended; empty where there has been none. What the
     * node receives is compared on the same line, and listed beside it.
     */
    private static String ended(Scene scene, ApiClient administrator, Predicate<String> wanted, String what)
            throws Exception {
        JsonNode list = scene.await(
                administrator,
                COMPARISONS,
                all -> wanted.test(newestSent(all).path("id").asString(""))
                        && (newestSent(all).isMissingNode() || newestSent(all).hasNonNull("endedAt")),
                what);
        return newestSent(list).path("id").asString("");
    }

    private static JsonNode newestSent(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(one -> one.path("sender").booleanValue())
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private static boolean healed(JsonNode comparison, Name name) {
        return StreamSupport.stream(comparison.path("differences").spliterator(), false)
                .anyMatch(difference -> Name.of(difference).equals(name)
                        && difference.path("healed").booleanValue());
    }
}
