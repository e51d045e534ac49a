package org.tidewaiter.node.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewaiter.node.agreements.Seizures.cigarettes;
import static org.tidewaiter.node.agreements.Seizures.with;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.node.Person;
import org.tidewaiter.node.Person.Reply;
import org.tidewaiter.node.TwoNodes;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.delivery.IncomingAttachments.Taking;
import org.tidewaiter.node.registry.PictureDecisions;
import org.tidewaiter.node.settings.NodePart;
import org.tidewaiter.report.Picture;
import tools.jackson.databind.JsonNode;

/** Pictures from the camera to the hub, over two whole nodes, real HTTP and databases of their own. */
class PictureJourneyTest {

    private static final String SEEN =
            "{\"decision\":\"RELEASE\",\"noPerson\":true,\"noPlate\":true,\"noDocument\":true}";

    private static TwoNodes nodes;
    private static Person officer;
    private static Person coordinator;
    private static Person analyst;
    private static Person hubAnalyst;

    @BeforeAll
    static void start() {
        nodes = new TwoNodes();
        officer = Person.at(nodes.nationalNode, "mari", Role.OFFICER);
        coordinator = Person.at(nodes.nationalNode, "kadri", Role.COORDINATOR);
        analyst = Person.at(nodes.nationalNode, "tiit", Role.ANALYST);
        hubAnalyst = Person.at(nodes.hubNode, "ana", Role.ANALYST);
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    /** A recorded report's name inside the node. */
    private static String recorded() {
        Reply reply = officer.post("/api/v1/reports", cigarettes(40));
        assertThat(reply.status()).as(reply.text()).isIn(200, 201);
        return reply.json().path("record").stringValue();
    }

    private static String pictures(String record) {
        return "/api/v1/records/" + record + "/pictures";
    }

    private static JsonNode uploaded(String record, String kind, byte[] file) {
        Reply reply = officer.post(pictures(record) + "?kind=" + kind, "image/jpeg", file);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json();
    }

    private static JsonNode reviewed(String record, String picture, String decision) {
        Reply reply = coordinator.post(pictures(record) + "/" + picture + "/review", decision);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private static void release(String record) {
        Reply reply = coordinator.post("/api/v1/records/" + record + "/release", "{\"text\":false}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }

    private static JsonNode summary(String record) {
        return coordinator.get("/api/v1/records/" + record).json();
    }

    /** Waits until the hub holds a version of the report, and names the report there. */
    private static String arrived(String record, int version) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> summary(record)
                        .path("partners")
                        .valueStream()
                        .anyMatch(one -> one.path("version").intValue() == version
                                && one.path("state").stringValue("").equals("DELIVERED")));
        String number = summary(record).path("summary").path("number").stringValue();
        return hubAnalyst
                .get("/api/v1/reports/EE-CUSTOMS/" + number)
                .json()
                .path("summary")
                .path("record")
                .stringValue();
    }

    private static List<JsonNode> listed(Person person, String record) {
        return person.get(pictures(record))
                .json()
                .path("pictures")
                .valueStream()
                .toList();
    }

    private static void awaitHere(String hubRecord, int count) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            List<JsonNode> there = listed(hubAnalyst, hubRecord);
            return there.size() == count
                    && there.stream().allMatch(one -> one.path("here").booleanValue());
        });
    }

    private static int contents() {
        return nodes.hubNode.getBean(DSLContext.class).fetchCount(org.jooq.impl.DSL.table("pictures.content"));
    }

    private static String hubPage(String address) {
        Reply reply = hubAnalyst.get(address);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.text();
    }

    @Test
    void aPictureIsCleanedReviewedAndArrivesAtTheHubAsItIs() {
        String record = recorded();
        JsonNode picture = uploaded(record, "CONCEALMENT", Samples.photograph(1_200, 900, 6));
        String id = picture.path("picture").stringValue();
        String digest = picture.path("digest").stringValue();
        assertThat(picture.path("state").stringValue()).isEqualTo("UNREVIEWED");
        assertThat(picture.path("inReport").booleanValue()).isFalse();

        release(record);
        String hubRecord = arrived(record, 1);
        assertThat(summary(record).toString()).doesNotContain(digest, "picture/");
        assertThat(listed(hubAnalyst, hubRecord)).isEmpty();
        assertThat(nodes.hubNode.getBean(ReceivedPictures.class).take("EE", Digest.parse(digest), new byte[10]))
                .isEqualTo(Taking.UNNAMED);

        Reply unsaid = coordinator.post(
                pictures(record) + "/" + id + "/review",
                "{\"decision\":\"RELEASE\",\"noPerson\":true,\"noPlate\":true}");
        assertThat(unsaid.status()).isEqualTo(422);
        assertThat(reviewed(record, id, SEEN).path("inReport").booleanValue()).isTrue();
        assertThat(reviewed(record, id, "{\"decision\":\"UNDO\"}")
                        .path("inReport")
                        .booleanValue())
                .isFalse();
        assertThat(summary(record).path("summary").has("open")).isFalse();
        reviewed(record, id, SEEN);
        release(record);
        assertThat(arrived(record, 2)).isEqualTo(hubRecord);
        awaitHere(hubRecord, 1);

        Reply image = hubAnalyst.get(pictures(hubRecord) + "/" + id);
        assertThat(Digest.sha256(image.bytes()).text()).isEqualTo(digest);
        assertThat(new String(image.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("PLANTED", "59.3774N");
        assertThat(image.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(image.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(image.header("Cache-Control")).contains("private").contains("no-cache");
        assertThat(image.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("sandbox");
        assertThat(Samples.decoded(image.bytes()).getWidth()).isEqualTo(900);
        Reply small = hubAnalyst.get(pictures(hubRecord) + "/" + id + "/thumbnail");
        assertThat(Samples.decoded(small.bytes()).getHeight()).isEqualTo(PictureCodec.THUMBNAIL_SIDE);

        Awaitility.await().untilAsserted(() -> {
            JsonNode partner =
                    listed(coordinator, record).getFirst().path("partners").path(0);
            assertThat(partner.path("partner").stringValue("")).isEqualTo("HUB");
            assertThat(partner.path("state").stringValue("")).isEqualTo("DELIVERED");
        });
        assertThat(nodes.hubNode.getBean(ReceivedPictures.class).take("EE", Digest.parse(digest), image.bytes()))
                .as("the same again")
                .isEqualTo(Taking.HELD);
        assertThat(
                        found(
                                "/api/v1/pictures?kind=CONCEALMENT&category=TOBACCO&concealment=TRAILER_FLOOR&conveyance=LORRY"))
                .contains(digest);
        assertThat(found("/api/v1/pictures?conveyance=CAR")).doesNotContain(digest);
        assertThat(found("/api/v1/pictures?kind=X_RAY")).doesNotContain(digest);
        assertThat(found("/api/v1/pictures?concealment=FUEL_TANK")).doesNotContain(digest);
        Reply misspelt = hubAnalyst.get("/api/v1/pictures?conveyanse=LORRY");
        assertThat(misspelt.status()).isEqualTo(400);
        assertThat(misspelt.text()).contains("unknown-filter", "conveyance").doesNotContain("conveyanse");
    }

    private static List<String> found(String address) {
        Reply reply = hubAnalyst.get(address);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json()
                .path("pictures")
                .valueStream()
                .map(one -> one.path("picture").path("digest").stringValue())
                .toList();
    }

    @Test
    void aCorrectionTakesOnePictureFromTheHubAndTheWithdrawalTheOthers() {
        String record = recorded();
        String first = uploaded(record, "GOODS", Samples.jpeg(500, 400))
                .path("picture")
                .stringValue();
        String second =
                uploaded(record, "X_RAY", Samples.png(510, 410)).path("picture").stringValue();
        reviewed(record, first, SEEN);
        reviewed(record, second, SEEN);
        release(record);
        String hubRecord = arrived(record, 1);
        awaitHere(hubRecord, 2);
        int before = contents();

        assertThat(coordinator.delete(pictures(record) + "/" + first).status()).isEqualTo(200);
        release(record);
        arrived(record, 2);
        assertThat(listed(hubAnalyst, hubRecord))
                .extracting(one -> one.path("picture").stringValue())
                .containsExactly(second);
        assertThat(hubAnalyst.get(pictures(hubRecord) + "/" + first).status()).isEqualTo(404);
        assertThat(contents()).isEqualTo(before - 1);
        assertThat(listed(coordinator, record))
                .filteredOn(one -> one.path("picture").stringValue().equals(first))
                .singleElement()
                .satisfies(one -> assertThat(one.path("state").stringValue()).isEqualTo("WITHHELD"));

        Reply withdrawn =
                coordinator.post("/api/v1/records/" + record + "/withdrawal", "{\"reason\":\"ENTERED_IN_ERROR\"}");
        assertThat(withdrawn.status()).as(withdrawn.text()).isEqualTo(200);
        arrived(record, 3);
        assertThat(hubAnalyst.get(pictures(hubRecord) + "/" + second).status()).isEqualTo(404);
        assertThat(contents()).isEqualTo(before - 2);
        assertThat(listed(hubAnalyst, hubRecord)).isEmpty();
    }

    @Test
    void whatIsNotReleasedIsForFewAndWhoSeesItIsWrittenDown() {
        String record = recorded();
        byte[] file = Samples.photograph(640, 480, 1);
        String id = uploaded(record, "OTHER", file).path("picture").stringValue();

        assertThat(analyst.get(pictures(record) + "/" + id).status()).isEqualTo(404);
        assertThat(listed(analyst, record)).isEmpty();
        assertThat(analyst.post(pictures(record), "image/jpeg", file).status()).isEqualTo(403);
        assertThat(officer.post(pictures(record) + "/" + id + "/review", SEEN).status())
                .isEqualTo(403);
        assertThat(officer.post(pictures(UUID.randomUUID().toString()), "image/jpeg", file)
                        .status())
                .isEqualTo(404);
        assertThat(hubAnalyst.post(pictures(record), "image/jpeg", file).status())
                .isIn(403, 404, 405);

        Reply seen = coordinator.get(pictures(record) + "/" + id);
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.header("Cache-Control")).contains("no-store");
        assertThat(nodes.nationalNode
                        .getBean(DSLContext.class)
                        .fetch(
                                "select account_name from audit.entry where action = 'picture.seen' and subject = ?",
                                record + "/" + id)
                        .getValues(0))
                .isEqualTo(List.of("kadri"));
        assertThat(sealed(record)).doesNotContain("JFIF");

        reviewed(record, id, "{\"decision\":\"WITHHOLD\"}");
        reviewed(record, id, "{\"decision\":\"DESTROY\"}");
        assertThat(coordinator.get(pictures(record) + "/" + id).status()).isEqualTo(404);
        assertThat(sealed(record)).isEqualTo("null");
        release(record);
        assertThat(listed(hubAnalyst, arrived(record, 1))).isEmpty();
    }

    private static String sealed(String record) {
        Object sealed = nodes.nationalNode
                .getBean(DSLContext.class)
                .fetchSingle("select sealed from pictures.upload where record = cast(? as uuid)", record)
                .get(0);
        return sealed instanceof byte[] bytes ? new String(bytes, StandardCharsets.ISO_8859_1) : "null";
    }

    @Test
    void theHubHasNoPlaceForWhatIsNotReviewed() {
        assertThat(nodes.hubNode
                        .getBean(DSLContext.class)
                        .fetchSingle("select to_regclass('pictures.upload')")
                        .get(0))
                .isNull();
        assertThat(nodes.hubNode.getBeanProvider(OwnPictures.class).getIfAvailable())
                .isNull();
    }

    @Test
    void theSamePictureIsTakenOnceAndOtherFilesAreRefusedInWords() {
        String record = recorded();
        byte[] file = Samples.photograph(320, 240, 1);
        String id = uploaded(record, "GOODS", file).path("picture").stringValue();

        Reply again = officer.post(pictures(record) + "?kind=GOODS", "image/jpeg", file);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("picture").stringValue()).isEqualTo(id);

        Reply heic =
                officer.post(pictures(record), "image/jpeg", Samples.ascii("\0\0\0\u0018ftypheic\0\0\0\0mif1heic"));
        assertThat(heic.status()).isEqualTo(415);
        assertThat(heic.json().path("code").stringValue()).isEqualTo("picture-heic");
        assertThat(heic.text()).contains("HEIC");
        assertThat(officer.post(pictures(record), "image/png", Samples.flood(19_000, 19_000))
                        .status())
                .isEqualTo(422);
        assertThat(officer.post(pictures(record) + "?kind=SELFIE", "image/jpeg", file)
                        .status())
                .isEqualTo(422);
        assertThat(listed(coordinator, record)).hasSize(1);
    }

    @Test
    void aDocumentBringsNoPicturesButKeepsThoseThatStand() {
        String made = "\"pictures\":[{\"id\":\"abcdefgh\",\"kind\":\"GOODS\",\"digest\":\""
                + Digest.sha256(new byte[1]).text() + "\",\"mediaType\":\"image/jpeg\",\"width\":10,\"height\":10}]";
        Reply refused = officer.post("/api/v1/reports", with(cigarettes(40), made));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("pictures-by-review");

        String record = recorded();
        String id = uploaded(record, "MARKING", Samples.jpeg(200, 100))
                .path("picture")
                .stringValue();
        reviewed(record, id, SEEN);
        String corrections = "/api/v1/records/" + record + "/corrections";
        assertThat(officer.post(corrections, with(cigarettes(40), made + ",\"seenVersion\":0"))
                        .status())
                .isEqualTo(422);
        assertThat(officer.post(corrections, with(cigarettes(40), "\"seenVersion\":0"))
                        .status())
                .isEqualTo(200);
        JsonNode read = summary(record).path("report");
        assertThat(read.path("pictures").path(0).path("id").stringValue()).isEqualTo(id);
        ((tools.jackson.databind.node.ObjectNode) read).put("seenVersion", 0);
        assertThat(officer.post(corrections, read.toString()).status()).isEqualTo(200);
        assertThat(listed(coordinator, record).getFirst().path("inReport").booleanValue())
                .isTrue();
    }

    @Test
    void theHubTakesOnlyWhatIsAPictureAndAsTheReportSays() {
        String record = recorded();
        byte[] raw = Samples.photograph(400, 300, 1);
        byte[] other = Samples.jpeg(401, 301);
        AccessScope reviewer = TestScopes.of(NodePart.NATIONAL, "kadri", Optional.empty(), Set.of(), Role.COORDINATOR);
        PictureDecisions decisions = nodes.nationalNode.getBean(PictureDecisions.class);
        decisions.add(reviewer, UUID.fromString(record), named("rawraw22", raw, 400, 300));
        decisions.add(reviewer, UUID.fromString(record), named("other222", other, 999, 301));
        release(record);
        String hubRecord = arrived(record, 1);
        ReceivedPictures hub = nodes.hubNode.getBean(ReceivedPictures.class);

        assertThat(hub.take("EE", Digest.sha256(raw), raw)).as("with metadata").isEqualTo(Taking.DIFFERENT);
        assertThat(hub.take("EE", Digest.sha256(other), other))
                .as("of another size than said")
                .isEqualTo(Taking.DIFFERENT);
        assertThat(hub.take("LV", Digest.sha256(other), other))
                .as("from a node whose report names nothing")
                .isEqualTo(Taking.UNNAMED);
        assertThat(listed(hubAnalyst, hubRecord))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.path("here").booleanValue()).isFalse());
    }

    private static Picture named(String id, byte[] bytes, int width, int height) {
        return new Picture(id, "GOODS", Digest.sha256(bytes).text(), "image/jpeg", width, height);
    }
}
