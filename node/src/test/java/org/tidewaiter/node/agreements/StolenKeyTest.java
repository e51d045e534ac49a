package org.tidewaiter.node.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tidewaiter.exchange.dispatch.DispatchHeader;
import org.tidewaiter.exchange.dispatch.DispatchItem;
import org.tidewaiter.exchange.dispatch.DispatchWriter;
import org.tidewaiter.exchange.dispatch.SignedDispatch;
import org.tidewaiter.exchange.identity.IdentityTls;
import org.tidewaiter.exchange.identity.KeyHistory;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.keys.KeyAnnouncement;
import org.tidewaiter.exchange.keys.RecoveryKey;
import org.tidewaiter.exchange.letter.Letter;
import org.tidewaiter.exchange.letter.LetterWriter;
import org.tidewaiter.exchange.letter.SignedLetter;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.receipt.ReceiptReader;
import org.tidewaiter.exchange.receipt.VerifiedReceipt;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.token.StrictJson;
import org.tidewaiter.exchange.token.Token;
import org.tidewaiter.exchange.version.ItemFault;
import org.tidewaiter.exchange.version.Onward;
import org.tidewaiter.exchange.version.Part;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.exchange.version.SignedVersion;
import org.tidewaiter.exchange.version.VersionClaims;
import org.tidewaiter.exchange.version.VersionIssuer;
import org.tidewaiter.exchange.version.VersionKind;
import org.tidewaiter.node.Person;
import org.tidewaiter.node.Person.Reply;
import org.tidewaiter.node.TwoNodes;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.delivery.Awaiting;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A thief has the key of Estonia's node, and announces another to the hub; Estonia has its recovery key. */
class StolenKeyTest {

    private static final String COMPARISONS = "/api/v1/lanes/HUB/reconciliations";

    @Test
    void theKeysAreRevokedWithTheRecoveryKeyAndNothingIsLost() throws Exception {
        try (AgreementNodes nodes = new AgreementNodes(true)) {
            Person administrator = AgreementNodes.person(nodes.nationalNode, Role.ADMINISTRATOR);
            UUID accepted = nodes.report();
            nodes.assertDelivered(accepted);
            UUID withdrawn = nodes.report();
            nodes.assertDelivered(withdrawn);
            assertThat(administrator.get("/api/v1/checkup").text()).contains("There is no recovery key");

            String recovery = committed(administrator);
            NodeIdentity thiefs = TwoNodes.identity("EE");
            assertStolenKeyDoesNotReplaceTheRecoveryKey(nodes);
            assertThat(asThief(
                            nodes,
                            KeyAnnouncement.ofSuccessor("EE", nodes.national.signingKey(), thiefs.signingKey(), now())))
                    .contains("taken");
            assertThat(isLetIn(nodes, thiefs)).as("before the revocation").isTrue();

            nodes.hubNode.close();
            UUID waiting = nodes.report();
            withdraw(nodes, withdrawn);
            UUID letter = nodes.sendUnknownLetter();
            assertProblem(
                    administrator.post("/api/v1/keys/revocation", json("key", stranger())), 409, "wrong-recovery-key");
            Reply revoked = administrator.post("/api/v1/keys/revocation", json("key", recovery));
            assertThat(revoked.status()).as(revoked.text()).isEqualTo(200);
            String statement = revoked.json().path("statement").stringValue();
            assertThat(AgreementNodes.keyStage(administrator)).isEqualTo("REVOKED");
            nodes.nationalNode.close();
            nodes.startHub();

            assertRevokedAtTheHub(nodes, thiefs, statement);
            nodes.startNational();
            Person again = AgreementNodes.person(nodes.nationalNode, Role.ADMINISTRATOR);
            Awaiting.until(
                    "the hub has confirmed the revocation under the key that is left",
                    () -> AgreementNodes.keyStage(again).equals("ONE_KEY"));
            assertThat(again.get("/api/v1/keys")
                            .json()
                            .path("inUse")
                            .path("key")
                            .stringValue())
                    .isNotEqualTo(nodes.national.verificationKey().text());
            nodes.assertDelivered(waiting);
            Awaiting.until(
                    "the withdrawal is issued again",
                    () -> held(nodes).stream().sorted().toList().equals(List.of(1, 1, 2, 3)));
            assertThat(withdrawn(nodes)).isOne();
            nodes.assertDelivered(nodes.report());
            assertAnswered(nodes, letter);
            assertAllVerify(again);
            assertOnlyWhatWasAcceptedBeforeCounts(nodes, accepted);

            assertThat(take(nodes, statement).status()).isEqualTo(200);
            assertThat(alarms(nodes)).as("replayed, it does nothing").isOne();
            nodes.assertDelivered(nodes.report());
        }
    }

    private static String committed(Person administrator) {
        Reply made = administrator.post("/api/v1/keys/recovery/new");
        String recovery = made.json().path("text").stringValue();
        assertThat(administrator
                        .post("/api/v1/keys/recovery", json("key", recovery))
                        .status())
                .isEqualTo(200);
        Awaiting.until(
                "the hub has confirmed the recovery key",
                () -> administrator
                        .get("/api/v1/keys")
                        .json()
                        .path("recoveryWaiting")
                        .isEmpty());
        assertProblem(administrator.post("/api/v1/keys/recovery", json("key", stranger())), 409, "former-recovery-key");
        return recovery;
    }

    private static String stranger() {
        return RecoveryKey.generate("EE", new SecureRandom()).text();
    }

    private static void assertStolenKeyDoesNotReplaceTheRecoveryKey(AgreementNodes nodes) {
        RecoveryKey thiefs = RecoveryKey.generate("EE", new SecureRandom());

        String answer = asThief(nodes, KeyAnnouncement.ofRecovery(nodes.national.signingKey(), thiefs, null, now()));

        assertThat(answer).contains("refused").contains(Rule.NO_RECOVERY_KEY.code());
    }

    /** Forged statements change nothing; the true one counts at once. */
    private static void assertRevokedAtTheHub(AgreementNodes nodes, NodeIdentity thiefs, String statement) {
        String forged = KeyAnnouncement.ofRevocation(
                RecoveryKey.generate("EE", new SecureRandom()), thiefs.signingKey(), now());
        assertProblem(take(nodes, forged), 422, "not-under-recovery-key");
        assertThat(isLetIn(nodes, nodes.national))
                .as("after a forged statement")
                .isTrue();

        Reply taken = take(nodes, statement.substring(0, 40) + "\n" + statement.substring(40) + "\r\n");

        assertThat(taken.status()).as(taken.text()).isEqualTo(200);
        assertThat(isLetIn(nodes, nodes.national)).as("the stolen key").isFalse();
        assertThat(isLetIn(nodes, thiefs))
                .as("the key that the thief announced")
                .isFalse();
        assertThat(alarms(nodes)).isOne();
    }

    private static Reply take(AgreementNodes nodes, String statement) {
        return AgreementNodes.person(nodes.hubNode, Role.ADMINISTRATOR)
                .post("/api/v1/keys/statements", json("statement", statement));
    }

    private static @Nullable Long alarms(AgreementNodes nodes) {
        return nodes.hubNode
                .getBean(DSLContext.class)
                .resultQuery("select coalesce(sum(times), 0) from delivery.alarm where kind = 'key-revoked'")
                .fetchSingle(0, Long.class);
    }

    /** Numbers of the versions that the hub holds. */
    private static List<Integer> held(AgreementNodes nodes) {
        return nodes.hubNode
                .getBean(DSLContext.class)
                .resultQuery("select version from registry.version")
                .fetch(0, Integer.class);
    }

    private static @Nullable Integer withdrawn(AgreementNodes nodes) {
        return nodes.hubNode
                .getBean(DSLContext.class)
                .resultQuery("select count(*) from registry.report where state = 'WITHDRAWN' and version = 3")
                .fetchSingle(0, Integer.class);
    }

    /** One dispatch under the new key: a version accepted under the stolen key before, and one that was not. */
    private static void assertOnlyWhatWasAcceptedBeforeCounts(AgreementNodes nodes, UUID record) throws Exception {
        NodeIdentity left = nodes.nationalNode.getBean(NodeIdentity.class);
        UUID number = nodes.nationalNode
                .getBean(DSLContext.class)
                .resultQuery("select number from registry.report where record = cast(? as uuid)", record)
                .fetchSingle(0, UUID.class);
        Record first =
                nodes.hubNode.getBean(DSLContext.class).resultQuery("""
                        select v.jws, v.disclosures, v.position, v.receipt_id
                          from registry.version v join registry.report r on r.id = v.report_id
                         where r.number = cast(? as uuid)
                        """, number).fetchSingle();
        SignedVersion before =
                new SignedVersion(first.get("jws", String.class), List.of(first.get("disclosures", String[].class)));
        DispatchHeader header = new DispatchHeader(
                timeOrdered(), "EE", "HUB", AgreementNodes.NUMBER, nodes.first.digest(), 1, 1_000_000, now());
        SignedDispatch sent = new DispatchWriter(left.signingKey())
                .write(header, List.of(DispatchItem.first(before), DispatchItem.first(underStolenKey(nodes))));

        String answer = post(nodes, left, "/exchange/v1/dispatches", SignedDispatch.MEDIA_TYPE, sent.body());

        VerifiedReceipt receipt = (VerifiedReceipt)
                new ReceiptReader(node -> Optional.of(KeyHistory.pinned(node, nodes.hub.verificationKey(), now())))
                        .read(answer, sent);
        assertThat(receipt.receipt().items().get(0).outcome())
                .isInstanceOfSatisfying(Outcome.AlreadyAccepted.class, outcome -> {
                    assertThat(outcome.position()).isEqualTo(first.get("position", Long.class));
                    assertThat(outcome.receipt()).isEqualTo(first.get("receipt_id", UUID.class));
                });
        assertThat(receipt.receipt().items().get(1).outcome())
                .isEqualTo(new Outcome.Refused(List.of(ItemFault.of(Rule.KEY_REVOKED, "/header/kid"))));
    }

    private static SignedVersion underStolenKey(AgreementNodes nodes) {
        VersionClaims claims = new VersionClaims(
                "EE",
                new ReportIdentity("EE-CUSTOMS", timeOrdered()),
                1,
                VersionKind.CONTENT,
                null,
                List.of(),
                1,
                "2026.1",
                VersionClaims.PROTOCOL,
                now(),
                List.of(),
                new Onward(List.of(), "non-personal-standard"));
        return new VersionIssuer(nodes.national.signingKey(), new SecureRandom())
                .issue(claims, List.of(new Part("event", JsonNodeFactory.instance.objectNode())))
                .signed();
    }

    /** What the hub signs to a letter of whoever holds the stolen key. */
    private static String asThief(AgreementNodes nodes, String announcement) {
        String body =
                new String(StrictJson.write(StrictJson.newObject().put("event", announcement)), StandardCharsets.UTF_8);
        SignedLetter letter = new LetterWriter(nodes.national.signingKey())
                .sign(new Letter(timeOrdered(), "EE", "HUB", "key-event", now(), body));
        String answer = post(
                nodes,
                nodes.national,
                "/exchange/v1/letters",
                SignedLetter.MEDIA_TYPE,
                letter.jws().getBytes(StandardCharsets.US_ASCII));
        try {
            return new String(Token.read(answer, SignedKind.LETTER_RECEIPT).payload(), StandardCharsets.UTF_8);
        } catch (Refusal unsigned) {
            throw new AssertionError(answer, unsigned);
        }
    }

    private static String post(AgreementNodes nodes, NodeIdentity caller, String path, String type, byte[] body) {
        try (HttpClient client = client(nodes, caller)) {
            return client.send(
                            HttpRequest.newBuilder(address(nodes, path))
                                    .header("Content-Type", type)
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static boolean isLetIn(AgreementNodes nodes, NodeIdentity caller) {
        try (HttpClient client = client(nodes, caller)) {
            return client.send(
                                    HttpRequest.newBuilder(address(nodes, "/exchange/v1/presence"))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .statusCode()
                    == 200;
        } catch (IOException refused) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpClient client(AgreementNodes nodes, NodeIdentity caller) {
        return HttpClient.newBuilder()
                .sslContext(IdentityTls.clientContext(caller, nodes.hub.verificationKey(), Clock.systemUTC()))
                .build();
    }

    private static URI address(AgreementNodes nodes, String path) {
        return URI.create("https://localhost:"
                + nodes.hubNode.getEnvironment().getRequiredProperty("tidewaiter.exchange.port") + path);
    }

    private static void assertProblem(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.text()).contains(code);
    }

    private static String json(String name, String value) {
        return new String(StrictJson.write(StrictJson.newObject().put(name, value)), StandardCharsets.UTF_8);
    }

    private static void withdraw(AgreementNodes nodes, UUID record) {
        Person coordinator = AgreementNodes.person(nodes.nationalNode, Role.COORDINATOR);
        Reply reply = coordinator.post("/api/v1/records/" + record + "/withdrawal", "{\"reason\":\"DUPLICATE\"}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }

    private static void assertAnswered(AgreementNodes nodes, UUID letter) {
        Awaiting.until("the letter that waited under the stolen key is answered", () -> nodes.hasAnswered(letter));
    }

    /** Both ends verify the bytes of all that counts, under whichever key: of what was withdrawn the withdrawal alone. */
    private static void assertAllVerify(Person administrator) {
        assertThat(administrator.post(COMPARISONS).status()).isEqualTo(202);
        Awaiting.until(
                "a comparison has ended",
                () -> administrator
                        .get(COMPARISONS)
                        .json()
                        .path(0)
                        .path("endedAt")
                        .isString());
        JsonNode last = administrator.get(COMPARISONS).json().path(0);
        assertThat(last.path("senderCount").intValue()).as(last.toString()).isEqualTo(4);
        assertThat(last.path("receiverCount").intValue()).as(last.toString()).isEqualTo(4);
        assertThat(last.path("differences").intValue()).as(last.toString()).isZero();
    }

    private static UUID timeOrdered() {
        long random = new SecureRandom().nextLong();
        return new UUID(
                (System.currentTimeMillis() << 16) | 0x7000L | (random & 0x0FFFL),
                (random & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
