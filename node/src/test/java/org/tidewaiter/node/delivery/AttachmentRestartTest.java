package org.tidewaiter.node.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.delivery.AttachmentState.State;

/** What was claimed or sent by an owner that is gone is sent again, and is one at the partner. */
class AttachmentRestartTest {

    @Test
    void aPartnerThatIsAwayGetsItWhenItIsBackAndAnInterruptedOneArrivesOnce() {
        try (TestNodes nodes = new TestNodes()) {
            ConfigurableApplicationContext hub = nodes.startHub();
            ConfigurableApplicationContext national = nodes.startNational();
            Signing signing = national.getBean(Signing.class);
            Awaiting.until("the partner confirms the standing", signing::permitted);
            MemoryAttachments here = national.getBean(MemoryAttachments.class);
            MemoryAttachments there = hub.getBean(MemoryAttachments.class);
            MemoryReports reports = national.getBean(MemoryReports.class);
            byte[] content = ("bytes " + UUID.randomUUID()).getBytes(StandardCharsets.US_ASCII);
            Digest digest = here.add(content);
            ReportIdentity identity = reports.newIdentity();
            // Unnamed there, so that it is known to wait while its owner goes away in the middle of sending it.
            reports.release(signing.issuer(), identity, 1, List.of(digest));
            Awaiting.until("it waits", () -> state(national, identity, State.WAITING) && there.asked.get() > 0);

            DSLContext sql = national.getBean(DSLContext.class);
            String another = "update delivery.attachment set owner = 'gone', not_before = null,"
                    + " claimed_until = now() + interval '1 second', fence = fence + 1 where digest = ?";
            sql.execute(another, digest.text());
            there.named.add(digest);
            Instant taken = Instant.now();
            Awaiting.until("it arrives", () -> state(national, identity, State.DELIVERED));

            assertThat(Duration.between(taken, Instant.now())).isGreaterThan(Duration.ofMillis(900));
            assertThat(there.stored.get()).isEqualTo(1);

            // The receipt was lost with the owner: the same bytes go again and are known there.
            int asked = there.asked.get();
            sql.execute(
                    "update delivery.attachment set state = 'WAITING', receipt = null, settled_at = null where digest = ?",
                    digest.text());
            Awaiting.until("it is confirmed again", () -> state(national, identity, State.DELIVERED));
            assertThat(there.asked.get()).isEqualTo(asked + 1);
            assertThat(there.stored.get()).isEqualTo(1);

            hub.close();
            Digest second = here.add(("second " + UUID.randomUUID()).getBytes(StandardCharsets.US_ASCII));
            sql.execute(
                    "update delivery.attachment set state = 'WAITING', attempts = 0, digest = ? where digest = ?",
                    second.text(),
                    digest.text());
            Awaiting.until(
                    "the partner is found to be away",
                    () -> national.getBean(Deliveries.class).attachments(identity).stream()
                            .anyMatch(one -> one.reason() != null && one.state() == State.WAITING));
            ConfigurableApplicationContext back = nodes.startHub();
            back.getBean(MemoryAttachments.class).named.add(second);
            Awaiting.until("it arrives at the partner that is back", () -> state(national, identity, State.DELIVERED));
            assertThat(back.getBean(MemoryAttachments.class).kept(second)).isPresent();
        }
    }

    private static boolean state(ConfigurableApplicationContext node, ReportIdentity identity, State state) {
        return node.getBean(Deliveries.class).attachments(identity).stream().anyMatch(one -> one.state() == state);
    }
}
