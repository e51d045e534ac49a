package org.tidewaiter.node.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tidewaiter.exchange.identity.IdentityTls;
import org.tidewaiter.node.Person;
import org.tidewaiter.node.Person.Reply;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.delivery.Awaiting;
import tools.jackson.databind.JsonNode;

/** A node changes its key while reports and letters are under way. */
class KeyChangeTest {

    private static final String COMPARISONS = "/api/v1/lanes/HUB/reconciliations";

    @Test
    void whatIsUnderWayArrivesAndWhatWasSignedStaysVerifiable() throws Exception {
        try (AgreementNodes nodes = new AgreementNodes(true)) {
            Person administrator = AgreementNodes.person(nodes.nationalNode, Role.ADMINISTRATOR);
            nodes.assertDelivered(nodes.report());

            assertStage(administrator.post("/api/v1/keys/next"), "ANNOUNCED", "CONFIRMED");
            Awaiting.until(
                    "the hub has confirmed the next key",
                    () -> AgreementNodes.keyStage(administrator).equals("CONFIRMED"));
            nodes.hubNode.close();
            UUID waiting = nodes.report();
            UUID letter = nodes.sendUnknownLetter();
            assertStage(administrator.post("/api/v1/keys/next/use"), "DUE");
            nodes.nationalNode.close();
            nodes.startNational();
            Person again = AgreementNodes.person(nodes.nationalNode, Role.ADMINISTRATOR);
            JsonNode changed = again.get("/api/v1/keys").json();
            assertThat(changed.path("stage").stringValue()).isEqualTo("CHANGED");
            assertThat(changed.path("inUse").path("key").stringValue())
                    .isNotEqualTo(nodes.national.verificationKey().text());
            assertThat(changed.path("other").path("key").stringValue())
                    .isEqualTo(nodes.national.verificationKey().text());
            nodes.startHub();

            nodes.assertDelivered(waiting);
            Awaiting.until("the letter that the former key signed is answered", () -> nodes.hasAnswered(letter));
            nodes.assertDelivered(nodes.report());
            assertThat(isLetIn(nodes))
                    .as("the former key, before it is retired")
                    .isTrue();

            assertStage(again.post("/api/v1/keys/former/retirement"), "RETIRING", "ONE_KEY");
            Awaiting.until(
                    "the hub has confirmed the end of the former key",
                    () -> AgreementNodes.keyStage(again).equals("ONE_KEY"));
            Awaiting.until("the former key is let in no more", () -> !isLetIn(nodes));
            nodes.assertDelivered(nodes.report());
            assertAllVerify(again);
        }
    }

    private static void assertStage(Reply reply, String... stages) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().path("stage").stringValue()).isIn((Object[]) stages);
    }

    /** Whether the hub lets in whoever holds the key that Estonia began with. */
    private static boolean isLetIn(AgreementNodes nodes) {
        String port = nodes.hubNode.getEnvironment().getRequiredProperty("tidewaiter.exchange.port");
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(IdentityTls.clientContext(nodes.national, nodes.hub.verificationKey(), Clock.systemUTC()))
                .build()) {
            return client.send(
                                    HttpRequest.newBuilder(
                                                    URI.create("https://localhost:" + port + "/exchange/v1/presence"))
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

    /** Both ends verify the bytes of all versions, under whichever key, and find nothing to say. */
    private static void assertAllVerify(Person administrator) {
        assertThat(administrator.post(COMPARISONS).status()).isEqualTo(202);
        Awaiting.until("a comparison of all four has ended", () -> {
            JsonNode last = administrator.get(COMPARISONS).json().path(0);
            return last.path("endedAt").isString()
                    && last.path("senderCount").intValue() == 4
                    && last.path("receiverCount").intValue() == 4;
        });
        JsonNode last = administrator.get(COMPARISONS).json().path(0);
        assertThat(last.path("differences").intValue()).as(last.toString()).isZero();
    }
}
