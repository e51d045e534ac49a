package org.tidewaiter.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.demo.DatabaseSearch;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.exchange.dispatch.DispatchHeader;
import org.tidewaiter.exchange.dispatch.DispatchItem;
import org.tidewaiter.exchange.dispatch.DispatchWriter;
import org.tidewaiter.exchange.dispatch.SignedDispatch;
import org.tidewaiter.exchange.identity.KeyDirectory;
import org.tidewaiter.exchange.identity.KeyHistory;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.identity.TlsTerms;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.receipt.WaitingCause;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.IssuedVersion;
import org.tidewaiter.exchange.version.ItemFault;
import org.tidewaiter.exchange.version.Part;
import org.tidewaiter.exchange.version.SignedVersion;
import org.tidewaiter.exchange.version.VersionKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a hub process answers, over mutual TLS, to those who alter, forge, repeat and contradict. */
class AdversaryTrialTest {

    private static final DemoNetwork.Member POLAND = new DemoNetwork.Member("PL", "Poland", "Pologne");
    private static final NodeIdentity STRANGER =
            NodeIdentity.create("STRANGER", TlsTerms.standard(List.of(), Clock.systemUTC()), new SecureRandom());
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration SOON = Duration.ofMinutes(1);

    @TempDir
    static Path folder;

    private static DemoNetwork network;
    private static Sender estonia;
    private static Sender poland;

    @BeforeAll
    static void start() throws IOException {
        network = DemoNetwork.prepare(
                QuickStart.ofThisBuild(),
                folder,
                List.of(DemoNetwork.Member.estonia(), POLAND),
                TrialPorts.free(3),
                Map.of());
        network.node(DemoNetwork.HUB).start();
        network.node(DemoNetwork.ESTONIA).start();
        network.node(DemoNetwork.HUB).awaitReady(TrialNetwork.READY);
        network.node(DemoNetwork.ESTONIA).awaitReady(TrialNetwork.READY);
        KeyDirectory keys = node ->
                Optional.of(KeyHistory.pinned(node, network.identity(node).verificationKey(), Instant.EPOCH));
        estonia = new Sender(network, DemoNetwork.ESTONIA, keys);
        poland = new Sender(network, POLAND.name(), keys);
    }

    @AfterAll
    static void stop() throws IOException {
        estonia.close();
        poland.close();
        network.close();
    }

    private static SignedDispatch good() {
        return estonia.dispatch(DispatchItem.first(
                estonia.content(estonia.newReport(), 1, List.of()).signed()));
    }

    private static SignedDispatch of(SignedVersion version) {
        return estonia.dispatch(DispatchItem.first(version));
    }

    private static void assertRefusedWhole(byte[] body, int status, Rule rule) throws Exception {
        long before = journal();
        HttpResponse<byte[]> answer = estonia.send(body);
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.path("rule").stringValue("")).isEqualTo(rule.code());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(journal()).isEqualTo(before);
    }

    private static void assertItemRefused(SignedVersion version, String rule) throws Exception {
        long before = journal();
        assertThat(estonia.outcome(of(version)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(ItemFault::rule)
                                .contains(rule));
        assertThat(journal()).isEqualTo(before);
    }

    private static long journal() throws Exception {
        try (Connection hub = DatabaseSearch.open(network.node(DemoNetwork.HUB).data())) {
            return Table.number(hub, "select position from journal.head");
        }
    }

    private static String text(SignedDispatch dispatch) {
        return new String(dispatch.body(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String token(SignedDispatch dispatch) {
        String text = text(dispatch);
        return text.substring("{\"dispatch\":\"".length(), text.indexOf("\"}\n"));
    }

    private static byte[] withToken(String token, SignedDispatch dispatch) {
        String text = text(dispatch);
        return bytes("{\"dispatch\":\"" + token + "\"}" + text.substring(text.indexOf('\n')));
    }

    private static String signed(String headerAndClaims, NodeIdentity by) {
        return headerAndClaims + "." + encode(by.signingKey().sign(bytes(headerAndClaims)));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String decode(String encoded) {
        return new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
    }

    /** The same bytes to a lenient decoder: the last character's spare bits are set. */
    private static String otherSpelling(String encoded) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(encoded.charAt(encoded.length() - 1));
        return encoded.substring(0, encoded.length() - 1) + alphabet.charAt(last ^ 1);
    }

    @Test
    void acceptsTheDispatchThatTheOthersAreMadeFrom() throws Exception {
        assertThat(estonia.outcome(good())).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void refusesAnAlteredItem() throws Exception {
        assertRefusedWhole(bytes(text(good()).replaceFirst("~", "~AAAA~")), 400, Rule.ALTERED_CONTENT);
    }

    @Test
    void refusesAnAlteredHeader() throws Exception {
        SignedDispatch good = good();
        String[] parts = token(good).split("\\.");
        String claims = decode(parts[1]).replace("\"epoch\":1", "\"epoch\":2");
        assertRefusedWhole(
                withToken(parts[0] + "." + encode(bytes(claims)) + "." + parts[2], good), 403, Rule.BAD_SIGNATURE);
    }

    @Test
    void refusesASignatureForgedUnderTheRightKeyId() throws Exception {
        SignedDispatch good = good();
        String token = token(good);
        assertRefusedWhole(
                withToken(signed(token.substring(0, token.lastIndexOf('.')), STRANGER), good), 403, Rule.BAD_SIGNATURE);
    }

    @Test
    void refusesTheRightKeyOfAnotherMember() throws Exception {
        byte[] body = new DispatchWriter(poland.identity().signingKey())
                .write(
                        estonia.header(),
                        List.of(DispatchItem.first(estonia.content(estonia.newReport(), 1, List.of())
                                .signed())))
                .body();
        assertRefusedWhole(body, 403, Rule.WRONG_KEY);
    }

    @Test
    void refusesADispatchForAnotherAudience() throws Exception {
        byte[] body = new DispatchWriter(estonia.identity().signingKey())
                .write(
                        estonia.header(DemoNetwork.ESTONIA, POLAND.name()),
                        List.of(DispatchItem.first(estonia.content(estonia.newReport(), 1, List.of())
                                .signed())))
                .body();
        assertRefusedWhole(body, 409, Rule.WRONG_AUDIENCE);
    }

    @Test
    void refusesASenderThatIsNotKnown() throws Exception {
        byte[] body = new DispatchWriter(STRANGER.signingKey())
                .write(
                        estonia.header(STRANGER.node(), DemoNetwork.HUB),
                        List.of(DispatchItem.first(estonia.content(estonia.newReport(), 1, List.of())
                                .signed())))
                .body();
        assertRefusedWhole(body, 403, Rule.UNKNOWN_SENDER);
        assertThatThrownBy(() -> estonia.sendAs(STRANGER, network, body)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesAnotherMembersDispatchOverOnesOwnLine() throws Exception {
        SignedDispatch polish = poland.dispatch(DispatchItem.first(
                poland.content(poland.newReport(), 1, List.of()).signed()));
        assertRefusedWhole(polish.body(), 403, Rule.TLS_IDENTITY_DIFFERS);
    }

    @Test
    void refusesAnotherSpellingOfTheSignature() throws Exception {
        SignedDispatch good = good();
        assertRefusedWhole(withToken(otherSpelling(token(good)), good), 400, Rule.NOT_CANONICAL_BASE64URL);
    }

    @Test
    void refusesAnAgreementThatIsNotInForce() throws Exception {
        DispatchHeader header = estonia.header();
        DispatchHeader other = new DispatchHeader(
                header.id(),
                header.sender(),
                header.audience(),
                "EE-GLOBAL-2",
                Digest.sha256(new byte[] {1}),
                1,
                header.sequence(),
                header.time());
        byte[] body = new DispatchWriter(estonia.identity().signingKey())
                .write(
                        other,
                        List.of(DispatchItem.first(estonia.content(estonia.newReport(), 1, List.of())
                                .signed())))
                .body();
        assertRefusedWhole(body, 409, Rule.STALE_AGREEMENT);
    }

    @Test
    void refusesAVersionAndAReceiptInThePlaceOfADispatch() throws Exception {
        SignedDispatch good = good();
        String version = estonia.content(estonia.newReport(), 1, List.of()).jws();
        assertRefusedWhole(withToken(version, good), 400, Rule.KIND_MISMATCH);
        String receipt = new String(estonia.send(good().body()).body(), StandardCharsets.UTF_8);
        assertRefusedWhole(withToken(receipt, good), 400, Rule.KIND_MISMATCH);
    }

    @Test
    void refusesADispatchInThePlaceOfAVersion() throws Exception {
        assertItemRefused(new SignedVersion(token(good()), List.of()), Rule.KIND_MISMATCH.code());
    }

    @Test
    void refusesAVersionWithAForgedSignature() throws Exception {
        IssuedVersion version = estonia.content(estonia.newReport(), 1, List.of());
        String forged = signed(version.jws().substring(0, version.jws().lastIndexOf('.')), STRANGER);
        assertItemRefused(new SignedVersion(forged, version.signed().disclosures()), Rule.BAD_SIGNATURE.code());
    }

    @Test
    void storesNothingThatIsIssuedInTheNameOfAnotherAuthority() throws Exception {
        long before = journal();
        Outcome outcome = estonia.outcome(
                of(estonia.content(poland.newReport(), 1, List.of()).signed()));
        assertThat(outcome).isEqualTo(new Outcome.Waiting(WaitingCause.MANDATE_UNKNOWN));
        assertThat(journal()).isEqualTo(before);
        assertThat(alarms(DemoNetwork.HUB))
                .anyMatch(alarm -> alarm.path("kind").stringValue("").equals("NO_MANDATE"));
    }

    @Test
    void refusesARepeatedDisclosure() throws Exception {
        SignedVersion good = estonia.content(estonia.newReport(), 1, List.of()).signed();
        List<String> repeated = new ArrayList<>(good.disclosures());
        repeated.add(repeated.getFirst());
        assertItemRefused(new SignedVersion(good.jws(), repeated), Rule.DISCLOSURE_REPEATED.code());
    }

    @Test
    void refusesAnUnreferencedDisclosure() throws Exception {
        SignedVersion good = estonia.content(estonia.newReport(), 1, List.of()).signed();
        List<String> foreign = new ArrayList<>(good.disclosures());
        foreign.add(estonia.content(estonia.newReport(), 1, List.of())
                .signed()
                .disclosures()
                .getFirst());
        assertItemRefused(new SignedVersion(good.jws(), foreign), Rule.DISCLOSURE_UNREFERENCED.code());
    }

    @Test
    void refusesADisclosureThatCollidesWithAClearClaim() throws Exception {
        String salt = "A".repeat(22);
        assertItemRefused(
                referringTo(encode(bytes("[\"" + salt + "\",\"originator\",\"PL-CUSTOMS\"]"))),
                Rule.DISCLOSURE_COLLIDES.code());
    }

    @Test
    void refusesAnotherSpellingOfADisclosure() throws Exception {
        String salt = "A".repeat(22);
        String json = "[\"" + salt + "\",\"place\",{\"post\":\"Narva\"}]";
        String padded = json.length() % 3 == 0 ? json + " " : json;
        assertItemRefused(referringTo(otherSpelling(encode(bytes(padded)))), Rule.NOT_CANONICAL_BASE64URL.code());
    }

    /** A version under a signature that holds, which honestly refers to a disclosure that nobody honest would write. */
    private static SignedVersion referringTo(String disclosure) {
        String[] parts =
                estonia.content(estonia.newReport(), 1, List.of()).jws().split("\\.");
        ObjectNode claims = (ObjectNode) JSON.readTree(decode(parts[1]));
        List<String> digests = new ArrayList<>();
        claims.path("_sd").forEach(digest -> digests.add(digest.stringValue()));
        digests.set(0, Digest.sha256(bytes(disclosure)).text());
        digests.sort(null);
        ArrayNode all = claims.putArray("_sd");
        digests.forEach(all::add);
        String input = parts[0] + "." + encode(JSON.writeValueAsBytes(claims));
        return new SignedVersion(signed(input, estonia.identity()), List.of(disclosure));
    }

    @Test
    void refusesWhatExceedsTheProfileAndSaysNothingThatWasWrittenThere() throws Exception {
        String name = "Jaan Tamm";
        List<Part> parts = new ArrayList<>(estonia.parts());
        parts.removeIf(part -> part.name().equals("place"));
        parts.add(new Part(
                "place",
                JsonNodeFactory.instance.objectNode().put("post", "Narva").put(name, "1")));
        IssuedVersion version =
                estonia.issue(estonia.claims(estonia.newReport(), 1, VersionKind.CONTENT, List.of()), parts);
        long before = journal();
        assertThat(estonia.outcome(of(version.signed()))).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.faults()).extracting(ItemFault::rule).contains("beyond-profile");
            assertThat(refused.faults().toString()).doesNotContain("Tamm");
        });
        assertThat(journal()).isEqualTo(before);
    }

    @Test
    void answersAResendAfterALostReceiptWithTheOriginalAcceptance() throws Exception {
        SignedDispatch dispatch = good();
        Outcome.Accepted first = (Outcome.Accepted) estonia.outcome(dispatch);
        Outcome again = estonia.outcome(dispatch);
        assertThat(again).isInstanceOfSatisfying(Outcome.AlreadyAccepted.class, already -> {
            assertThat(already.position()).isEqualTo(first.position());
            assertThat(already.at()).isEqualTo(first.at());
        });
        assertThat(estonia.outcome(dispatch)).isEqualTo(again);
    }

    @Test
    void keepsTheSameNumberOfTwoOriginatorsApart() throws Exception {
        UUID number = estonia.timeOrdered();
        assertThat(estonia.outcome(
                        of(estonia.content(estonia.report(number), 1, List.of()).signed())))
                .isInstanceOf(Outcome.Accepted.class);
        SignedDispatch polish = poland.dispatch(DispatchItem.first(
                poland.content(poland.report(number), 1, List.of()).signed()));
        assertThat(poland.outcome(polish)).isInstanceOf(Outcome.Accepted.class);
        try (PatientClient analyst = client(DemoNetwork.HUB, "analyst")) {
            for (String originator : List.of("EE-CUSTOMS", "PL-CUSTOMS")) {
                JsonNode report = analyst.get("/api/v1/reports/" + originator + "/" + number)
                        .json();
                assertThat(report.path("summary").path("originator").stringValue())
                        .isEqualTo(originator);
                assertThat(report.path("versions").size()).isOne();
            }
        }
    }

    @Test
    void keepsTheFirstOfTwoCorrectionsAndTellsBothSides() throws Exception {
        try (PatientClient officer = client(DemoNetwork.ESTONIA, "coordinator")) {
            JsonNode taken = officer.post("/api/v1/reports", submission(), null).json();
            String path = "/api/v1/records/" + taken.path("record").stringValue();
            JsonNode delivered = await(officer, path, report -> lane(report, 1).equals("DELIVERED"));
            UUID number =
                    UUID.fromString(delivered.path("summary").path("number").stringValue());
            Digest head = Digest.parse(
                    delivered.path("versions").path(0).path("digest").stringValue());

            IssuedVersion copys = estonia.content(estonia.report(number), 2, List.of(head));
            assertThat(estonia.outcome(estonia.dispatch(new DispatchItem(copys.signed(), head, List.of()))))
                    .isInstanceOf(Outcome.Accepted.class);

            ObjectNode correction = (ObjectNode) delivered.path("report");
            correction.put("seenVersion", 1);
            assertThat(officer.post(path + "/corrections", correction, null).well())
                    .isTrue();
            await(officer, path, report -> lane(report, 2).equals("CONFLICT"));
            for (String side : List.of(DemoNetwork.HUB, DemoNetwork.ESTONIA)) {
                until(() -> alarms(side).stream()
                        .anyMatch(alarm -> alarm.path("kind").stringValue("").equals("CONFLICT")
                                && alarm.toString().contains(number.toString())
                                && alarm.path("kept")
                                        .stringValue("")
                                        .equals(copys.digest().text())));
            }
            try (PatientClient analyst = client(DemoNetwork.HUB, "analyst")) {
                JsonNode kept =
                        analyst.get("/api/v1/reports/EE-CUSTOMS/" + number).json();
                assertThat(kept.path("versions").path(0).path("digest").stringValue())
                        .isEqualTo(copys.digest().text());
            }
        }
    }

    private static ObjectNode submission() {
        return (ObjectNode) JSON.readTree("""
                {"formType": "SIMPLIFIED", "eventKind": "SEIZURE", "provenance": "API",
                 "eventDate": {"date": "%s", "precision": "DAY"},
                 "reportingCountry": "EE", "reportingAgency": "CUSTOMS", "discoveryCountry": "EE",
                 "place": {"post": "Narva"}, "locationType": "LAND_BORDER_CROSSING", "direction": "IMPORT",
                 "regime": "NONE", "offence": "SMUGGLING",
                 "goods": [{"category": "TOBACCO", "subcategory": "CIGARETTES", "brand": "Marble",
                            "quantity": {"amount": "8000", "unit": "STK", "basis": "COUNTED"}, "takenAs": "SEIZED",
                            "authenticity": "CHEAP_WHITE"}],
                 "route": [{"role": "DEPARTURE", "country": "RU"}, {"role": "DISCOVERY", "country": "EE"},
                           {"role": "DESTINATION", "country": "FI"}],
                 "transport": {"mode": "3", "conveyance": "LORRY"},
                 "concealment": [{"place": "CHASSIS", "method": "PURPOSE_BUILT"}],
                 "detection": ["XRAY_MOBILE"], "selectionBasis": "RISK_PROFILE", "outcome": "SEIZED"}
                """.formatted(LocalDate.now().minusDays(1)));
    }

    private static String lane(JsonNode report, int version) {
        return report.path("partners")
                .valueStream()
                .filter(partner -> partner.path("version").intValue(0) == version)
                .map(partner -> partner.path("state").stringValue(""))
                .findFirst()
                .orElse("");
    }

    private static PatientClient client(String node, String role) {
        return new PatientClient(network.node(node).url(), network.token(node, role));
    }

    private static List<JsonNode> alarms(String node) throws InterruptedException {
        try (PatientClient administrator = client(node, "admin")) {
            PatientClient.Reply reply = administrator.get("/api/v1/alarms");
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
            return reply.json().valueStream().toList();
        }
    }

    private static JsonNode await(PatientClient client, String path, Predicate<JsonNode> fits) throws Exception {
        JsonNode[] last = new JsonNode[1];
        until(() -> {
            last[0] = client.get(path).json();
            return fits.test(last[0]);
        });
        return last[0];
    }

    private static void until(Callable<Boolean> holds) throws Exception {
        Instant deadline = Instant.now().plus(SOON);
        while (!holds.call()) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.sleep(Duration.ofMillis(50));
        }
    }
}
