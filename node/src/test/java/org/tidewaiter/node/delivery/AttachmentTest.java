package org.tidewaiter.node.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.exchange.attachment.AttachmentBounds;
import org.tidewaiter.exchange.attachment.AttachmentReading;
import org.tidewaiter.exchange.attachment.AttachmentReceipts;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.exchange.version.VersionKind;
import org.tidewaiter.node.delivery.AttachmentState.State;
import org.tidewaiter.node.delivery.attachment.AttachmentCalls;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.PartnerCalls;
import org.tidewaiter.node.delivery.partner.Partners;

/** Two whole nodes, and bytes that follow versions from one to the other. */
class AttachmentTest {

    private static TestNodes nodes;
    private static ConfigurableApplicationContext national;
    private static ConfigurableApplicationContext hub;
    private static MemoryReports reports;
    private static MemoryAttachments here;
    private static MemoryAttachments there;
    private static Signing signing;

    @BeforeAll
    static void start() {
        nodes = new TestNodes();
        hub = nodes.startHub();
        national = nodes.startNational();
        reports = national.getBean(MemoryReports.class);
        here = national.getBean(MemoryAttachments.class);
        there = hub.getBean(MemoryAttachments.class);
        signing = national.getBean(Signing.class);
        Awaiting.until("the partner confirms the standing", signing::permitted);
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    private static byte[] content() {
        return ("bytes " + UUID.randomUUID()).getBytes(StandardCharsets.US_ASCII);
    }

    private static List<AttachmentState> states(ReportIdentity identity) {
        return national.getBean(Deliveries.class).attachments(identity);
    }

    private static void awaitState(ReportIdentity identity, State state) {
        Awaiting.until(
                "the attachment is " + state, () -> states(identity).stream().anyMatch(one -> one.state() == state));
    }

    private static PartnerCalls.Reply put(String digest, byte[] body) throws InterruptedException {
        Partner partner = national.getBean(Partners.class).named("HUB").orElseThrow();
        return national.getBean(PartnerCalls.class)
                .put(partner, AttachmentCalls.PATH + digest, "application/octet-stream", body);
    }

    private static void assertRefused(PartnerCalls.Reply reply, int status, String rule) {
        assertThat(reply).isInstanceOfSatisfying(PartnerCalls.Reply.Answered.class, answered -> {
            assertThat(answered.status()).isEqualTo(status);
            assertThat(answered.text()).contains("\"rule\":\"" + rule + "\"");
        });
    }

    @Test
    void bytesFollowTheVersionThatNamesThemAndTheHolderSignsForThem() {
        byte[] content = content();
        Digest digest = here.add(content);
        there.named.add(digest);
        ReportIdentity identity = reports.newIdentity();
        reports.release(signing.issuer(), identity, 1, List.of(digest));

        awaitState(identity, State.DELIVERED);

        assertThat(there.kept(digest)).hasValue(content);
        String receipt = national.getBean(DSLContext.class)
                .fetchSingle("select receipt from delivery.attachment where digest = ?", digest.text())
                .get(0, String.class);
        AttachmentReceipts receipts = new AttachmentReceipts(
                "EE", nodes.national.signingKey(), national.getBean(Partners.class), java.time.Clock.systemUTC());
        assertThat(receipts.read(receipt, digest, "HUB")).isInstanceOf(AttachmentReading.Verified.class);
    }

    @Test
    void bytesThatNothingNamesAreRefused() throws InterruptedException {
        byte[] content = content();
        assertRefused(put(Digest.sha256(content).text(), content), 409, "attachment-unnamed");
        assertThat(there.kept(Digest.sha256(content))).isEmpty();
    }

    @Test
    void otherBytesThanThoseNamedAreRefused() throws InterruptedException {
        Digest named = Digest.sha256(content());
        there.named.add(named);

        assertRefused(put(named.text(), content()), 422, "attachment-differs");
        assertRefused(put("no-digest", content()), 422, "attachment-differs");
        assertThat(there.kept(named)).isEmpty();
    }

    @Test
    void moreBytesThanAnAttachmentMayHaveAreRefused() throws InterruptedException {
        byte[] large = new byte[AttachmentBounds.BYTES + 1];
        there.named.add(Digest.sha256(large));
        assertRefused(put(Digest.sha256(large).text(), large), 413, "too-large");
    }

    @Test
    void bytesSentTwiceAreKeptOnce() throws InterruptedException {
        byte[] content = content();
        Digest digest = Digest.sha256(content);
        there.named.add(digest);
        int before = there.stored.get();

        for (int i = 0; i < 2; i++) {
            assertThat(put(digest.text(), content))
                    .isInstanceOfSatisfying(
                            PartnerCalls.Reply.Answered.class,
                            answered -> assertThat(answered.status()).isEqualTo(200));
        }
        assertThat(there.stored.get()).isEqualTo(before + 1);
    }

    @Test
    void whatThePartnerDoesNotKnowYetIsSentAgain() {
        Digest digest = here.add(content());
        ReportIdentity identity = reports.newIdentity();
        reports.release(signing.issuer(), identity, 1, List.of(digest));
        Awaiting.until(
                "the partner has said that nothing names it",
                () -> states(identity).stream().anyMatch(one -> "attachment-unnamed".equals(one.reason())));
        assertThat(states(identity))
                .singleElement()
                .satisfies(one -> assertThat(one.state()).isEqualTo(State.WAITING));

        there.named.add(digest);

        awaitState(identity, State.DELIVERED);
    }

    @Test
    void whatIsNotHereAnyMoreIsGivenUp() {
        Digest digest = here.add(content());
        here.forget(digest);
        ReportIdentity identity = reports.newIdentity();
        reports.release(signing.issuer(), identity, 1, List.of(digest));
        awaitState(identity, State.GIVEN_UP);
        assertThat(states(identity))
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).isEqualTo("not-due"));
    }

    @Test
    void whatACorrectionOrAWithdrawalNamesNoMoreIsGivenUp() {
        Digest kept = here.add(content());
        Digest dropped = here.add(content());
        there.named.addAll(List.of(kept, dropped));
        ReportIdentity identity = reports.newIdentity();
        reports.release(signing.issuer(), identity, 1, List.of(kept, dropped));
        Awaiting.until(
                "both are there",
                () -> states(identity).stream()
                                .filter(one -> one.state() == State.DELIVERED)
                                .count()
                        == 2);
        int asked = there.asked.get();

        reports.release(signing.issuer(), identity, 2, List.of(kept));

        awaitState(identity, State.GIVEN_UP);
        assertThat(states(identity))
                .filteredOn(one -> one.state() == State.DELIVERED)
                .extracting(AttachmentState::digest)
                .containsExactly(kept);
        assertThat(there.asked.get()).as("what is there is not sent again").isEqualTo(asked);

        reports.release(signing.issuer(), identity, 3, VersionKind.WITHDRAWAL, "");
        Awaiting.until(
                "all is given up", () -> states(identity).stream().allMatch(one -> one.state() == State.GIVEN_UP));
    }

    @Test
    void aVersionWithoutAttachmentsLeavesNoTrace() {
        VersionRef version = reports.release(signing.issuer(), List.of("plain")).getFirst();
        Awaiting.until(
                "the version is delivered",
                () -> national.getBean(Deliveries.class).of(version.identity()).stream()
                        .anyMatch(state -> state.state() == PartnerState.State.DELIVERED));
        assertThat(states(version.identity())).isEmpty();
    }
}
