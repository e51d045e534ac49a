package org.tidewaiter.node.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.net.ssl.SSLSocket;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.exchange.dispatch.DispatchHeader;
import org.tidewaiter.exchange.dispatch.DispatchItem;
import org.tidewaiter.exchange.dispatch.DispatchWriter;
import org.tidewaiter.exchange.dispatch.SignedDispatch;
import org.tidewaiter.exchange.identity.IdentityTls;
import org.tidewaiter.exchange.identity.KeyDirectory;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.receipt.Receipt;
import org.tidewaiter.exchange.receipt.ReceiptItem;
import org.tidewaiter.exchange.receipt.ReceiptReader;
import org.tidewaiter.exchange.receipt.ReceiptWriter;
import org.tidewaiter.exchange.receipt.VerifiedReceipt;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.IssuedVersion;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.exchange.version.VersionIssuer;
import org.tidewaiter.exchange.version.VersionKind;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.delivery.alarm.Alarm;
import org.tidewaiter.node.delivery.alarm.AlarmKind;
import org.tidewaiter.node.delivery.alarm.Alarms;
import org.tidewaiter.node.delivery.dispatch.DispatchCalls;
import org.tidewaiter.node.delivery.partner.BoundedBody;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.PartnerCalls;
import org.tidewaiter.node.delivery.partner.PartnerLook;
import org.tidewaiter.node.delivery.partner.PartnerRequests;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.delivery.partner.TimeOrderedIds;
import org.tidewaiter.node.delivery.standing.Standing;
import org.tidewaiter.node.delivery.standing.StandingInquiry;
import org.tidewaiter.node.settings.NodePart;

/** A whole hub, and callers that send what they should not. */
class ReceptionTest {

    private static TestNodes nodes;
    private static ConfigurableApplicationContext hub;
    private static ConfigurableApplicationContext national;
    private static MemoryReports kept;
    private static MemoryReports reports;
    private static VersionIssuer issuer;
    private static long sequence = 1_000_000;

    @BeforeAll
    static void start() {
        nodes = new TestNodes();
        hub = nodes.startHub();
        national = nodes.startNational();
        kept = hub.getBean(MemoryReports.class);
        reports = national.getBean(MemoryReports.class);
        issuer = new VersionIssuer(nodes.national.signingKey(), new SecureRandom());
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    private static IssuedVersion version(ReportIdentity identity, String text) {
        return reports.issue(issuer, new VersionRef(identity, 1), VersionKind.CONTENT, text);
    }

    private static SignedDispatch dispatch(NodeIdentity signer, String sender, String audience, IssuedVersion version) {
        DispatchHeader header = new DispatchHeader(
                national.getBean(TimeOrderedIds.class).next(),
                sender,
                audience,
                nodes.agreement.number(),
                nodes.agreement.digest(),
                1,
                ++sequence,
                Instant.now());
        return new DispatchWriter(signer.signingKey()).write(header, List.of(DispatchItem.first(version.signed())));
    }

    private static SignedDispatch presenting(IssuedVersion version, String receipt) {
        DispatchHeader header = good(version).header();
        return new DispatchWriter(nodes.national.signingKey())
                .write(header, List.of(new DispatchItem(version.signed(), null, List.of(), receipt)));
    }

    private static SignedDispatch good(IssuedVersion version) {
        return dispatch(nodes.national, "EE", "HUB", version);
    }

    private static PartnerCalls.Reply post(byte[] body) throws InterruptedException {
        Partner partner = national.getBean(Partners.class).named("HUB").orElseThrow();
        return national.getBean(PartnerCalls.class).post(partner, DispatchCalls.PATH, SignedDispatch.MEDIA_TYPE, body);
    }

    private static Receipt receipt(SignedDispatch sent) throws InterruptedException {
        return verified(sent).receipt();
    }

    private static VerifiedReceipt verified(SignedDispatch sent) throws InterruptedException {
        KeyDirectory keys = national.getBean(Partners.class);
        if (post(sent.body()) instanceof PartnerCalls.Reply.Answered answered
                && new ReceiptReader(keys).read(answered.text(), sent) instanceof VerifiedReceipt verified) {
            return verified;
        }
        throw new AssertionError("no receipt");
    }

    private static void assertRefused(byte[] body, int status, String rule) throws InterruptedException {
        int before = kept.keptReports();
        PartnerCalls.Reply reply = post(body);

        assertThat(reply).isInstanceOfSatisfying(PartnerCalls.Reply.Answered.class, answered -> {
            assertThat(answered.status()).isEqualTo(status);
            assertThat(answered.mediaType()).isEqualTo("application/problem+json");
            assertThat(answered.text()).contains("\"rule\":\"" + rule + "\"");
        });
        assertThat(kept.keptReports()).isEqualTo(before);
    }

    private static List<Alarm> alarms(AlarmKind kind) {
        return hub.getBean(Alarms.class).list(TestScopes.of(NodePart.HUB, Role.ADMINISTRATOR), "EE", true, 100).stream()
                .filter(alarm -> alarm.kind() == kind)
                .toList();
    }

    @Test
    void answersAResendWithTheOriginalAcceptance() throws InterruptedException {
        IssuedVersion version = version(reports.newIdentity(), "one");
        Receipt first = receipt(good(version));
        SignedDispatch again = good(version);

        Outcome outcome = receipt(again).items().getFirst().outcome();

        Outcome.Accepted original = (Outcome.Accepted) first.items().getFirst().outcome();
        assertThat(outcome).isEqualTo(new Outcome.AlreadyAccepted(original.at(), original.position(), first.id()));
        assertThat(receipt(again).items().getFirst().outcome()).isEqualTo(outcome);
    }

    @Test
    void whatWasForgottenIsAcceptedAsItWasByAReceiptThatIsPresented() throws InterruptedException {
        IssuedVersion version = version(reports.newIdentity(), "one");
        VerifiedReceipt first = verified(good(version));
        kept.forget(version.claims().identity());

        ReceiptItem again = receipt(presenting(version, first.jws())).items().getFirst();

        ReceiptItem once = first.receipt().items().getFirst();
        Outcome.Accepted original = (Outcome.Accepted) once.outcome();
        assertThat(again.outcome())
                .isEqualTo(new Outcome.AlreadyAccepted(
                        original.at(), original.position(), first.receipt().id()));
        assertThat(again.place()).isEqualTo(once.place());
        assertThat(receipt(good(version)).items().getFirst().outcome()).isEqualTo(again.outcome());
    }

    @Test
    void aReceiptThatThisNodeDidNotSignSaysNothing() throws InterruptedException {
        IssuedVersion version = version(reports.newIdentity(), "one");
        Receipt first = receipt(good(version));
        kept.forget(version.claims().identity());
        String forged =
                new ReceiptWriter(nodes.national.signingKey()).sign(first).jws();

        Receipt again = receipt(presenting(version, forged));

        assertThat(again.items().getFirst().outcome()).isInstanceOf(Outcome.Accepted.class);
        assertThat(again.id()).isNotEqualTo(first.id());
    }

    @Test
    void refusesAnAlteredDispatch() throws InterruptedException {
        byte[] body = good(version(reports.newIdentity(), "one")).body();
        body[body.length - 40] ^= 1;

        assertRefused(body, 400, "altered-content");
        assertThat(alarms(AlarmKind.FORGED_DISPATCH)).isNotEmpty();
    }

    @Test
    void refusesADispatchThatAnotherKeySigned() throws InterruptedException {
        SignedDispatch forged = dispatch(TestNodes.identity("EE"), "EE", "HUB", version(reports.newIdentity(), "one"));

        assertRefused(forged.body(), 403, "wrong-key");
        assertThat(alarms(AlarmKind.FORGED_DISPATCH)).hasSize(1);
    }

    @Test
    void refusesADispatchForAnotherAudience() throws InterruptedException {
        SignedDispatch elsewhere = dispatch(nodes.national, "EE", "OTHER", version(reports.newIdentity(), "one"));

        assertRefused(elsewhere.body(), 409, "wrong-audience");
    }

    @Test
    void refusesADispatchOfASenderThatItDoesNotKnow() throws InterruptedException {
        SignedDispatch unknown = dispatch(TestNodes.identity("XX"), "XX", "HUB", version(reports.newIdentity(), "one"));

        assertRefused(unknown.body(), 403, "unknown-sender");
    }

    @Test
    void refusesADispatchOfAnotherPartnerThanTheOneAtTheEndOfTheLine() throws InterruptedException {
        SignedDispatch ofTheHubItself = dispatch(nodes.hub, "HUB", "HUB", version(reports.newIdentity(), "one"));

        assertRefused(ofTheHubItself.body(), 403, "tls-identity-differs");
    }

    @Test
    void refusesADispatchUnderAnAgreementThatItDoesNotHave() throws InterruptedException {
        DispatchHeader header = new DispatchHeader(
                UUID.randomUUID(), "EE", "HUB", "EE-HUB", MemoryReports.PROFILE, 1, ++sequence, Instant.now());
        SignedDispatch stale = new DispatchWriter(nodes.national.signingKey())
                .write(
                        header,
                        List.of(DispatchItem.first(
                                version(reports.newIdentity(), "one").signed())));

        assertRefused(stale.body(), 409, "stale-agreement");
    }

    @Test
    void refusesABodyThatIsNoDispatch() throws InterruptedException {
        assertRefused("{}\n".getBytes(StandardCharsets.US_ASCII), 400, "claim-missing");
    }

    @Test
    void refusesABodyThatIsTooLong() throws InterruptedException {
        assertRefused(new byte[5 * 1024 * 1024 + 1], 413, "too-large");
    }

    @Test
    void storesNothingForAnAuthorityThatTheSenderMayNotReportFor() throws InterruptedException {
        ReportIdentity foreign =
                new ReportIdentity("LV-CUSTOMS", reports.newIdentity().number());
        Receipt receipt = receipt(good(version(foreign, "one")));

        assertThat(receipt.items().getFirst().outcome()).isInstanceOf(Outcome.Waiting.class);
        assertThat(kept.kept(foreign)).isEmpty();
        assertThat(alarms(AlarmKind.NO_MANDATE)).hasSize(1);
    }

    @Test
    void refusesOneItemAndAcceptsTheOther() throws InterruptedException {
        IssuedVersion sound = version(reports.newIdentity(), "sound");
        IssuedVersion forged = reports.issue(
                new VersionIssuer(TestNodes.identity("EE").signingKey(), new SecureRandom()),
                new VersionRef(reports.newIdentity(), 1),
                VersionKind.CONTENT,
                "forged");
        DispatchHeader header = good(sound).header();
        SignedDispatch both = new DispatchWriter(nodes.national.signingKey())
                .write(header, List.of(DispatchItem.first(forged.signed()), DispatchItem.first(sound.signed())));

        Receipt receipt = receipt(both);

        assertThat(receipt.items().get(0).outcome()).isNotInstanceOf(Outcome.Accepted.class);
        assertThat(receipt.items().get(1).outcome()).isInstanceOf(Outcome.Accepted.class);
        assertThat(kept.kept(forged.claims().identity())).isEmpty();
    }

    @Test
    void keepsTheFirstOfTwoVersionsAndRaisesAnAlarm() throws InterruptedException {
        ReportIdentity identity = reports.newIdentity();
        IssuedVersion first = version(identity, "first");
        IssuedVersion other = version(identity, "other");
        receipt(good(first));

        Outcome outcome = receipt(good(other)).items().getFirst().outcome();

        assertThat(outcome).isEqualTo(new Outcome.Conflict(first.digest()));
        assertThat(alarms(AlarmKind.CONFLICT)).anySatisfy(alarm -> {
            assertThat(alarm.version()).isEqualTo(new VersionRef(identity, 1));
            assertThat(alarm.kept()).isEqualTo(first.digest().text());
            assertThat(alarm.other()).isEqualTo(other.digest().text());
        });
    }

    @Test
    void keepsAReportOfAnotherAuthorityWithTheSameNumberApart() throws InterruptedException {
        ReportIdentity one = reports.newIdentity();
        receipt(good(version(one, "one")));
        Digest digest = kept.kept(one).getFirst().content().digest();

        receipt(good(version(new ReportIdentity("LV-CUSTOMS", one.number()), "two")));

        assertThat(kept.kept(one)).hasSize(1);
        assertThat(kept.kept(one).getFirst().content().digest()).isEqualTo(digest);
    }

    @Test
    void letsNobodyInWithoutAPinnedKey() throws Exception {
        NodeIdentity stranger = TestNodes.identity("XX");
        var context = IdentityTls.clientContext(stranger, nodes.hub.verificationKey(), Clock.systemUTC());
        boolean answered = false;
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", nodes.hubPort)) {
            OutputStream out = socket.getOutputStream();
            out.write("GET /exchange/v1/standing HTTP/1.1\r\nHost: localhost\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            answered = socket.getInputStream().read() >= 0;
        } catch (IOException refused) {
            answered = false;
        }

        assertThat(answered).isFalse();
    }

    @Test
    void servesNothingButTheExchangeOnThePortOfPartners() throws InterruptedException {
        Partner partner = national.getBean(Partners.class).named("HUB").orElseThrow();
        PartnerCalls calls = national.getBean(PartnerCalls.class);

        assertThat(calls.post(partner, "/actuator/health", "text/plain", new byte[0]))
                .isInstanceOfSatisfying(
                        PartnerCalls.Reply.Answered.class,
                        answered -> assertThat(answered.status()).isEqualTo(404));
    }

    @Test
    void whoLooksTooOftenIsAnsweredNoMoreWithinThatMinuteAndItsReportsAreTakenAllTheSame() throws InterruptedException {
        Partner partner = national.getBean(Partners.class).named("HUB").orElseThrow();
        Set<Integer> answers = new HashSet<>();
        // More than two minutes may answer, for one may begin meanwhile.
        for (int look = 0; look <= 2 * PartnerRequests.LOOKS_PER_MINUTE && !answers.contains(429); look++) {
            PartnerCalls.Reply reply = national.getBean(PartnerCalls.class).get(partner, PartnerLook.PATH, null);
            answers.add(((PartnerCalls.Reply.Answered) reply).status());
        }

        assertThat(answers).containsExactlyInAnyOrder(200, 429);
        assertThat(receipt(good(version(reports.newIdentity(), "one")))
                        .items()
                        .getFirst()
                        .outcome())
                .isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void answersWhatItHoldsFromTheOneThatAsks() throws InterruptedException {
        receipt(good(version(reports.newIdentity(), "one")));
        Partner partner = national.getBean(Partners.class).named("HUB").orElseThrow();

        assertThat(national.getBean(StandingInquiry.class).ask(partner))
                .isInstanceOf(Standing.PartnerView.KnowsMore.class);
    }

    @Test
    void remembersTheHighestSequenceWhateverComesLate() throws InterruptedException {
        receipt(good(version(reports.newIdentity(), "one")));
        long highest = sequence;
        SignedDispatch late = new DispatchWriter(nodes.national.signingKey())
                .write(
                        new DispatchHeader(
                                UUID.randomUUID(),
                                "EE",
                                "HUB",
                                "EE-HUB",
                                nodes.agreement.digest(),
                                1,
                                3,
                                Instant.now()),
                        List.of(DispatchItem.first(
                                version(reports.newIdentity(), "late").signed())));
        receipt(late);

        assertThat(hub.getBean(DSLContext.class)
                        .resultQuery("select sequence from delivery.heard where partner = 'EE'")
                        .fetchSingle(0, Long.class))
                .isEqualTo(highest);
    }

    @Test
    void readsNoBodyForLongerThanItsDeadline() {
        InputStream drip = new ByteArrayInputStream(new byte[1000]) {
            @Override
            public int read(byte[] into, int offset, int length) {
                return super.read(into, offset, 1);
            }
        };

        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                        BoundedBody.BrokenBoundException.class,
                        () -> BoundedBody.read(drip, -1, 10_000, Duration.ofNanos(1))))
                .satisfies(broken -> assertThat(broken.late()).isTrue());
    }
}
