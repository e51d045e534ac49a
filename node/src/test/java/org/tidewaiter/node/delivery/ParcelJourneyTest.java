package org.tidewaiter.node.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.parcel.ParcelSeal;
import org.tidewaiter.exchange.version.VersionKind;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Browser;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.settings.NodePart;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Exchange by file between two whole nodes: the same identities and outcomes as over the line, whoever carries what when. */
class ParcelJourneyTest {

    private static final String TOKEN = "tw_" + "P".repeat(43);
    private static final String PASSWORD = "harbour-lantern-tide-42";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String DELIVERED = "DELIVERED";
    private static final AccessScope NETWORK = TestScopes.of(NodePart.HUB, Role.ADMINISTRATOR);

    private static TestNodes nodes;
    private static ConfigurableApplicationContext national;
    private static ConfigurableApplicationContext hub;
    private static MemoryReports sent;
    private static MemoryReports received;
    private static Signing signing;
    private static Agreement newest;

    @BeforeAll
    static void start() throws Exception {
        nodes = new TestNodes();
        newest = nodes.agreement;
        String[] account = {
            "tidewaiter.accounts[0].name=admin",
            "tidewaiter.accounts[0].roles=ADMINISTRATOR",
            "tidewaiter.accounts[0].password=" + PASSWORD,
            "tidewaiter.accounts[0].token=" + TOKEN
        };
        hub = nodes.startHub(account);
        national = nodes.startNational(account);
        sent = national.getBean(MemoryReports.class);
        received = hub.getBean(MemoryReports.class);
        signing = national.getBean(Signing.class);
        Awaiting.until("the hub confirms the standing", signing::permitted);
        assertThat(call(national, "PUT", "/api/v1/lanes/HUB/way", "{\"file\": true}")
                        .statusCode())
                .isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    @Test
    void whatIsCarriedIsAcceptedOnceAndItsReceiptCarriedBackSettlesIt() throws Exception {
        VersionRef version = sent.release(signing.issuer(), List.of("by hand")).getFirst();
        awaitOnLane(version);
        byte[] file = write();
        byte[] again = write();

        JsonNode taken = take(hub, file);
        assertThat(taken.path("partner").stringValue()).isEqualTo("EE");
        assertThat(taken.path("dispatches").intValue()).isOne();
        assertThat(received.kept(version.identity())).hasSize(1);
        assertThat(state(version)).as("before the receipt is back").isEqualTo("WAITING");

        JsonNode takenAgain = take(hub, file);
        take(hub, again);
        assertThat(received.kept(version.identity())).as("taken three times").hasSize(1);

        JsonNode settled = take(national, answer(taken));
        assertThat(settled.path("receipts").intValue()).isOne();
        assertThat(settled.path("answered").booleanValue()).isFalse();
        assertThat(state(version)).isEqualTo(DELIVERED);
        assertThat(take(national, answer(takenAgain)).path("receipts").intValue())
                .as("settled before")
                .isOne();
        assertThat(delivered(version)).as("counted once").isOne();
    }

    @Test
    void aCorrectionFollowsInTheNextFile() throws Exception {
        VersionRef first = sent.release(signing.issuer(), List.of("one")).getFirst();
        VersionRef second = sent.release(signing.issuer(), first.identity(), 2, VersionKind.CONTENT, "two");
        awaitOnLane(second);
        take(national, answer(take(hub, write())));
        assertThat(state(first)).isEqualTo(DELIVERED);
        assertThat(state(second)).isEqualTo("WAITING");
        take(national, answer(take(hub, write())));
        assertThat(state(second)).isEqualTo(DELIVERED);
        assertThat(received.kept(first.identity())).hasSize(2);
    }

    @Test
    void aWithdrawalIsCarriedWhileTheAgreementIsSuspendedAtBothEndsAndContentStays() throws Exception {
        VersionRef first =
                sent.release(signing.issuer(), List.of("to be withdrawn")).getFirst();
        VersionRef corrected =
                sent.release(signing.issuer(), List.of("to be corrected")).getFirst();
        awaitOnLane(corrected);
        take(national, answer(take(hub, write())));
        String suspension = nodes.agreement.number();
        List<ConfigurableApplicationContext> both = List.of(national, hub);
        both.forEach(node -> node.getBean(AgreementChanges.class).suspend(NETWORK, suspension, "TALKS"));
        VersionRef correction = sent.release(signing.issuer(), corrected.identity(), 2, VersionKind.CONTENT, "later");
        VersionRef withdrawal =
                sent.release(signing.issuer(), first.identity(), 2, VersionKind.WITHDRAWAL, "withdrawn");
        awaitOnLane(withdrawal);

        take(national, answer(take(hub, write())));
        assertThat(state(withdrawal)).isEqualTo(DELIVERED);
        assertThat(received.kept(first.identity())).hasSize(2);
        assertThat(state(correction)).isEqualTo("WAITING");
        assertThat(received.kept(corrected.identity())).hasSize(1);

        both.forEach(node -> node.getBean(AgreementChanges.class).resume(NETWORK, suspension));
        take(national, answer(take(hub, write())));
        assertThat(state(correction)).isEqualTo(DELIVERED);
    }

    @Test
    void aWithdrawalIsTakenWhereThePartnerAloneHasSuspendedAndContentWaitsBesideIt() throws Exception {
        VersionRef first =
                sent.release(signing.issuer(), List.of("to be taken back")).getFirst();
        awaitOnLane(first);
        take(national, answer(take(hub, write())));
        AgreementChanges there = hub.getBean(AgreementChanges.class);
        there.suspend(NETWORK, nodes.agreement.number(), "TALKS");
        VersionRef content =
                sent.release(signing.issuer(), List.of("not told of it")).getFirst();
        VersionRef withdrawal =
                sent.release(signing.issuer(), first.identity(), 2, VersionKind.WITHDRAWAL, "taken back");
        awaitOnLane(withdrawal);

        take(national, answer(take(hub, write())));

        assertThat(state(withdrawal)).isEqualTo(DELIVERED);
        assertThat(state(content)).isEqualTo("WAITING");
        assertThat(received.kept(content.identity())).isEmpty();
        there.resume(NETWORK, nodes.agreement.number());
        take(national, answer(take(hub, write())));
        assertThat(state(content)).isEqualTo(DELIVERED);
    }

    @Test
    void aFileThatWasTouchedOrIsForAnotherNodeIsRefusedInWords() throws Exception {
        VersionRef version = sent.release(signing.issuer(), List.of("touched")).getFirst();
        awaitOnLane(version);
        byte[] file = write();
        byte[] touched = file.clone();
        touched[touched.length - 20] ^= 1;

        HttpResponse<byte[]> damaged = send(hub, touched);
        assertThat(damaged.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(damaged.body()).path("detail").stringValue()).contains("damaged on the way");
        HttpResponse<byte[]> own = send(national, file);
        assertThat(JSON.readTree(own.body()).path("detail").stringValue()).contains("for another node");
        assertThat(received.kept(version.identity())).isEmpty();
        take(national, answer(take(hub, file)));
    }

    @Test
    void nothingIsWrittenWhereNothingWaitsOrTheLaneRunsOverTheLine() throws Exception {
        carryWhatWaits();
        HttpResponse<byte[]> nothing = call(national, "POST", "/api/v1/lanes/HUB/parcels", "");
        assertThat(nothing.statusCode()).isEqualTo(409);
        assertThat(JSON.readTree(nothing.body()).path("code").stringValue()).isEqualTo("nothing-waits");
        assertThat(call(hub, "POST", "/api/v1/lanes/EE/parcels", "").statusCode())
                .isEqualTo(409);
        assertThat(call(national, "POST", "/api/v1/lanes/LT/parcels", "").statusCode())
                .isEqualTo(404);

        assertThat(call(national, "PUT", "/api/v1/lanes/HUB/way", "{\"file\": false}")
                        .statusCode())
                .isEqualTo(200);
        try {
            VersionRef version =
                    sent.release(signing.issuer(), List.of("over the line")).getFirst();
            Awaiting.until("it goes over the line", () -> state(version).equals(DELIVERED));
        } finally {
            call(national, "PUT", "/api/v1/lanes/HUB/way", "{\"file\": true}");
        }
    }

    @Test
    void thePageLeadsThroughItInBothLanguages() throws Exception {
        try (Browser browser = new Browser(port(national))) {
            browser.signIn("admin", PASSWORD);
            assertThat(browser.get("/network/HUB").body()).contains("/network/HUB/parcels");
            assertThat(browser.get("/network/HUB/parcels").body())
                    .contains("This lane is carried by file")
                    .contains("Write a file")
                    .doesNotContain("delivery.parcel");
            assertThat(browser.get("/network/LT/parcels").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void whatAWiderRevisionLetsGoGoesInTheNextFile() throws Exception {
        VersionRef version = sent.releaseWithMore(signing.issuer(), sent.newIdentity(), 1, "alcohol");
        VersionRef outside = new VersionRef(sent.newIdentity(), 1);
        sent.outside().add(outside);
        sent.release(signing.issuer(), outside.identity(), 1, VersionKind.CONTENT, "not due yet");
        awaitOnLane(version);
        awaitOnLane(outside);
        take(national, answer(take(hub, write())));
        assertThat(state(version)).isEqualTo(DELIVERED);
        assertThat(state(outside)).isEqualTo("NOT_DUE");

        sent.outside().remove(outside);
        adoptWider("alcohol");
        Awaiting.until("the further parts wait", () -> supplements() == 1);
        awaitOnLane(outside);
        try (Browser browser = new Browser(port(national))) {
            browser.signIn("admin", PASSWORD);
            assertThat(browser.get("/network/HUB/parcels").body()).contains("2 versions wait.");
        }

        take(national, answer(take(hub, write())));
        assertThat(disclosed(version)).isEqualTo(whole(version));
        assertThat(state(outside)).isEqualTo(DELIVERED);
        assertThat(supplements()).isZero();
        assertThat(call(national, "POST", "/api/v1/lanes/HUB/parcels", "").statusCode())
                .isEqualTo(409);
    }

    @Test
    void aLateReceiptOfAFileThatCarriedNoFurtherPartsEndsNoSupplement() throws Exception {
        VersionRef version = sent.releaseWithMore(signing.issuer(), sent.newIdentity(), 1, "medicines");
        awaitOnLane(version);
        JsonNode taken = take(hub, write());
        JsonNode takenAgain = take(hub, write());
        take(national, answer(taken));
        // As a relay wants it under one and the same agreement.
        national.getBean(DSLContext.class)
                .execute(
                        "insert into delivery.supplement (item_id, partner, state)"
                                + " select id, partner, 'WAITING' from delivery.item where number = ?",
                        version.identity().number());

        take(national, answer(takenAgain));

        assertThat(supplements()).isOne();
        adoptWider("medicines");
        take(national, answer(take(hub, write())));
        assertThat(disclosed(version)).isEqualTo(whole(version));
        assertThat(supplements()).isZero();
    }

    @Test
    void theReceiptOfALaterFileSettlesTheFurtherPartsThatItCarried() throws Exception {
        VersionRef version = sent.releaseWithMore(signing.issuer(), sent.newIdentity(), 1, "jewellery");
        awaitOnLane(version);
        JsonNode narrow = take(hub, write());
        adoptWider("jewellery");
        JsonNode wide = take(hub, write());
        take(national, answer(narrow));
        assertThat(disclosed(version)).isNotEqualTo(whole(version));
        Awaiting.until("the further parts wait", () -> supplements() == 1);

        take(national, answer(wide));

        assertThat(disclosed(version)).isEqualTo(whole(version));
        assertThat(supplements()).isZero();
    }

    @Test
    void aLateReceiptSettlesTheSupplementThatItsFileCarriedThoughItIsNotWantedAnyMore() throws Exception {
        Agreement before = newest;
        VersionRef version = sent.releaseWithMore(signing.issuer(), sent.newIdentity(), 1, "weapons");
        awaitOnLane(version);
        take(national, answer(take(hub, write())));
        adoptWider("weapons");
        Awaiting.until("the further parts wait", () -> supplements() == 1);
        JsonNode taken = take(hub, write());
        adopt(newest.revised(before.categories(), before.limits()));
        assertThat(call(national, "POST", "/api/v1/lanes/HUB/parcels", "").statusCode())
                .as("nothing is left to add")
                .isEqualTo(409);

        take(national, answer(taken));

        assertThat(disclosed(version)).isEqualTo(whole(version));
        assertThat(state(version)).isEqualTo(DELIVERED);
        assertThat(call(national, "POST", "/api/v1/lanes/HUB/parcels", "").statusCode())
                .isEqualTo(409);
        assertThat(supplements()).isZero();
    }

    @Test
    void theReceiptOfALaterFileThatCarriedLessLeavesWhatIsHeld() throws Exception {
        Agreement narrow = newest;
        adoptWider("vehicles");
        VersionRef version = sent.releaseWithMore(signing.issuer(), sent.newIdentity(), 1, "vehicles");
        awaitOnLane(version);
        JsonNode more = take(hub, write());
        adopt(newest.revised(narrow.categories(), narrow.limits()));
        JsonNode less = take(hub, write());
        take(national, answer(more));

        take(national, answer(less));

        assertThat(state(version)).isEqualTo(DELIVERED);
        assertThat(disclosed(version)).isEqualTo(whole(version));
        carryWhatWaits();
        assertThat(supplements()).isZero();
    }

    @Test
    void theReceiptOfARecallThatWasCarriedAfterTheVersionRecallsIt() throws Exception {
        VersionRef version =
                sent.release(signing.issuer(), List.of("leaves the scope")).getFirst();
        awaitOnLane(version);
        JsonNode carried = take(hub, write());
        sent.outside().add(version);
        JsonNode recalled = take(hub, write());
        take(national, answer(carried));
        assertThat(state(version)).isEqualTo(DELIVERED);

        take(national, answer(recalled));

        assertThat(state(version)).isEqualTo("RECALLED");
    }

    @Test
    void whatWasUnderWayWhenMoreCouldBePassedOnIsLookedAtOnceItHasArrived() throws Exception {
        VersionRef version =
                sent.release(signing.issuer(), List.of("under way")).getFirst();
        awaitOnLane(version);
        JsonNode taken = take(hub, write());
        // As a wider onward rule leaves it, after a look that found nothing delivered.
        national.getBean(DSLContext.class).execute("update delivery.lane set onward_at = clock_timestamp()");

        take(national, answer(taken));

        assertThat(supplements()).isOne();
        carryWhatWaits();
        assertThat(supplements()).as("there was nothing to add").isZero();
    }

    private static void carryWhatWaits() throws Exception {
        HttpResponse<byte[]> written = call(national, "POST", "/api/v1/lanes/HUB/parcels", "");
        while (written.statusCode() == 200) {
            take(national, answer(take(hub, written.body())));
            written = call(national, "POST", "/api/v1/lanes/HUB/parcels", "");
        }
    }

    /** Both sides take in a revision about these goods too. */
    private static void adoptWider(String category) {
        adopt(newest.revised(
                Stream.concat(newest.categories().stream(), Stream.of(category)).toList(), newest.limits()));
    }

    private static void adopt(Agreement revision) {
        newest = revision;
        List.of(hub, national)
                .forEach(node -> assertThat(node.getBean(AgreementChanges.class).adopt(NETWORK, nodes.signed(newest)))
                        .isInstanceOf(AgreementChanges.Adoption.Adopted.class));
        Awaiting.until(
                "the lane has looked again",
                () -> national.getBean(DSLContext.class)
                        .fetchSingle(
                                "select judged_by = ? and look_again_to is null and supplement_to is null from delivery.lane",
                                newest.digest().text())
                        .get(0, Boolean.class));
    }

    private static int supplements() {
        return national.getBean(DSLContext.class).fetchCount(DSL.table("delivery.supplement"));
    }

    private static String whole(VersionRef version) {
        return sent.issued(version).signed().disclosed().text();
    }

    private static String disclosed(VersionRef version) {
        return national.getBean(DSLContext.class)
                .fetchSingle(
                        "select disclosed from delivery.item where number = ? and version = ?",
                        version.identity().number(),
                        version.version())
                .get(0, String.class);
    }

    private static void awaitOnLane(VersionRef version) {
        Awaiting.until("the version is on the lane", () -> state(version).equals("WAITING"));
    }

    private static byte[] write() throws Exception {
        HttpResponse<byte[]> written = call(national, "POST", "/api/v1/lanes/HUB/parcels", "");
        assertThat(written.statusCode()).as(new String(written.body())).isEqualTo(200);
        assertThat(written.headers().firstValue("Content-Disposition").orElse(""))
                .contains("for-HUB-");
        return written.body();
    }

    private static JsonNode take(ConfigurableApplicationContext node, byte[] file) throws Exception {
        HttpResponse<byte[]> taken = send(node, file);
        assertThat(taken.statusCode()).as(new String(taken.body())).isEqualTo(200);
        return JSON.readTree(taken.body());
    }

    private static byte[] answer(JsonNode taken) throws Exception {
        assertThat(taken.path("answered").booleanValue()).isTrue();
        return call(hub, "GET", "/api/v1/parcels/" + taken.path("id").stringValue() + "/answer", "")
                .body();
    }

    private static HttpResponse<byte[]> send(ConfigurableApplicationContext node, byte[] file) throws Exception {
        return exchange(request(node, "/api/v1/parcels")
                .header("Content-Type", ParcelSeal.MEDIA_TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(file)));
    }

    private static HttpResponse<byte[]> call(
            ConfigurableApplicationContext node, String method, String path, String body) throws Exception {
        return exchange(request(node, path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(ConfigurableApplicationContext node, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port(node) + path))
                .header("Authorization", "Bearer " + TOKEN);
    }

    private static HttpResponse<byte[]> exchange(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static int port(ConfigurableApplicationContext node) {
        return Integer.parseInt(Objects.requireNonNull(node.getEnvironment().getProperty("local.server.port")));
    }

    private static String state(VersionRef version) {
        return Objects.requireNonNullElse(
                national.getBean(DSLContext.class)
                        .resultQuery(
                                "select state from delivery.item where number = cast(? as uuid) and version = ?",
                                version.identity().number(),
                                version.version())
                        .fetchOne(0, String.class),
                "");
    }

    private static int delivered(VersionRef version) {
        return national.getBean(Deliveries.class).of(version.identity()).size();
    }
}
