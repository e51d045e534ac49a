package org.tidewaiter.node.delivery.attachment;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.attachment.AttachmentReading;
import org.tidewaiter.exchange.attachment.AttachmentReceipts;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.node.delivery.OutgoingAttachments;
import org.tidewaiter.node.delivery.dispatch.DispatchCalls;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.PartnerCalls;
import org.tidewaiter.node.delivery.partner.Partners;

/** Sends attachments and judges the answers: only a receipt that the partner signed for these bytes counts. */
@Component
public class AttachmentCalls {

    public static final String PATH = "/exchange/v1/attachments/";
    static final String RECEIPT_TYPE = "application/vnd.tidewaiter.attachment-receipt+jwt";

    private final PartnerCalls calls;
    private final AttachmentReceipts receipts;

    AttachmentCalls(PartnerCalls calls, NodeIdentity identity, Partners partners, Clock clock) {
        this.calls = calls;
        this.receipts = new AttachmentReceipts(identity.node(), identity.signingKey(), partners, clock);
    }

    /** What a partner said to the bytes. */
    sealed interface Said {

        /**
         * It holds them.
         *
         * @param receipt the token that says so
         */
        record Held(String receipt) implements Said {}

        /** It does not take these bytes; sending them again changes nothing. */
        record Refused(String reason) implements Said {}

        /** It does not take them yet: what names them is not known there. */
        record NotYet(String reason) implements Said {}

        /** It is away, or its answer proves nothing. */
        record Nothing(String problem) implements Said {}
    }

    Said send(Partner partner, Digest digest, OutgoingAttachments.Attachment attachment) throws InterruptedException {
        return switch (calls.put(partner, PATH + digest.text(), attachment.mediaType(), attachment.bytes())) {
            case PartnerCalls.Reply.Lost lost -> new Said.Nothing(lost.problem());
            case PartnerCalls.Reply.Answered answered -> judge(answered, partner, digest);
        };
    }

    private Said judge(PartnerCalls.Reply.Answered answered, Partner partner, Digest digest) {
        if (answered.status() == 200 && answered.mediaType().equals(RECEIPT_TYPE)) {
            return switch (receipts.read(answered.text(), digest, partner.name())) {
                case AttachmentReading.Verified verified -> new Said.Held(verified.jws());
                case AttachmentReading.Refused _ -> new Said.Nothing("false-receipt");
            };
        }
        return DispatchCalls.rule(answered)
                .map(AttachmentCalls::refusal)
                .orElseGet(() -> new Said.Nothing("http-" + answered.status()));
    }

    private static Said refusal(Rule rule) {
        return switch (rule) {
            case ATTACHMENT_UNNAMED -> new Said.NotYet(rule.code());
            case ATTACHMENT_DIFFERS, TOO_LARGE -> new Said.Refused(rule.code());
            default -> new Said.Nothing(rule.code());
        };
    }
}
