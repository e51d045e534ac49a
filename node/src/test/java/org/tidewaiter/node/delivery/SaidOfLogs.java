package org.tidewaiter.node.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.dispatch.DispatchHeader;
import org.tidewaiter.exchange.dispatch.DispatchItem;
import org.tidewaiter.exchange.dispatch.DispatchWriter;
import org.tidewaiter.exchange.dispatch.SignedDispatch;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.log.LogPoint;
import org.tidewaiter.exchange.receipt.ReceiptItem;
import org.tidewaiter.exchange.receipt.ReceiptReader;
import org.tidewaiter.exchange.receipt.VerifiedReceipt;
import org.tidewaiter.exchange.version.IssuedVersion;
import org.tidewaiter.exchange.version.LogWitness;
import org.tidewaiter.exchange.version.Onward;
import org.tidewaiter.exchange.version.Part;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.exchange.version.VersionClaims;
import org.tidewaiter.exchange.version.VersionIssuer;
import org.tidewaiter.exchange.version.VersionKind;
import org.tidewaiter.node.delivery.dispatch.DispatchCalls;
import org.tidewaiter.node.delivery.partner.PartnerCalls;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.delivery.partner.TimeOrderedIds;
import tools.jackson.databind.node.JsonNodeFactory;

/** Versions of other nodes that say how far these have verified logs, and the dispatches that bring them. */
final class SaidOfLogs {

    private final ConfigurableApplicationContext receiver;
    private long sequence = 1_000_000;

    SaidOfLogs(ConfigurableApplicationContext receiver) {
        this.receiver = receiver;
    }

    static String authority(NodeIdentity node) {
        return node.node() + "-CUSTOMS";
    }

    static LogWitness saying(String log, LogPoint point) {
        return new LogWitness(log, point.epoch(), point.size(), point.root());
    }

    IssuedVersion version(NodeIdentity issuer, LogWitness... witnessed) {
        VersionClaims claims = new VersionClaims(
                issuer.node(),
                new ReportIdentity(
                        authority(issuer),
                        receiver.getBean(TimeOrderedIds.class).next()),
                1,
                VersionKind.CONTENT,
                null,
                List.of(),
                1,
                "2026.1",
                VersionClaims.PROTOCOL,
                Instant.now(),
                List.of(),
                new Onward(List.of(), "test"),
                null,
                List.of(witnessed));
        return new VersionIssuer(issuer.signingKey(), new SecureRandom())
                .issue(
                        claims,
                        List.of(new Part(
                                "event", JsonNodeFactory.instance.objectNode().put("text", "one"))));
    }

    /** Sends a version and has it accepted. */
    void send(
            ConfigurableApplicationContext from,
            String to,
            NodeIdentity sender,
            Agreement agreement,
            IssuedVersion version) {
        DispatchHeader header = new DispatchHeader(
                receiver.getBean(TimeOrderedIds.class).next(),
                sender.node(),
                to,
                agreement.number(),
                agreement.digest(),
                1,
                ++sequence,
                Instant.now());
        SignedDispatch dispatch =
                new DispatchWriter(sender.signingKey()).write(header, List.of(DispatchItem.first(version.signed())));
        Partners partners = from.getBean(Partners.class);
        try {
            PartnerCalls.Reply reply = from.getBean(PartnerCalls.class)
                    .post(
                            partners.named(to).orElseThrow(),
                            DispatchCalls.PATH,
                            SignedDispatch.MEDIA_TYPE,
                            dispatch.body());
            assertThat(reply)
                    .isInstanceOfSatisfying(
                            PartnerCalls.Reply.Answered.class,
                            answered -> assertThat(new ReceiptReader(partners).read(answered.text(), dispatch))
                                    .as(answered.text())
                                    .isInstanceOfSatisfying(
                                            VerifiedReceipt.class,
                                            verified -> assertThat(
                                                            verified.receipt().items())
                                                    .allMatch(ReceiptItem::isAccepted)));
        } catch (InterruptedException stopping) {
            throw new AssertionError(stopping);
        }
    }
}
