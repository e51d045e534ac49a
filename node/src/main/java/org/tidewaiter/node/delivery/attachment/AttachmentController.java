package org.tidewaiter.node.delivery.attachment;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.exchange.attachment.AttachmentBounds;
import org.tidewaiter.exchange.attachment.AttachmentReceipts;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.node.access.Open;
import org.tidewaiter.node.delivery.IncomingAttachments;
import org.tidewaiter.node.delivery.partner.ExchangeAnswers;
import org.tidewaiter.node.delivery.partner.PartnerRequests;
import org.tidewaiter.node.delivery.partner.Partners;

/** Takes bytes that a version of the calling partner names. Open to whoever reaches it, as {@code ExchangeController}. */
@RestController
@Open
class AttachmentController {

    private final PartnerRequests requests;
    private final ObjectProvider<IncomingAttachments> incoming;
    private final AttachmentReceipts receipts;

    AttachmentController(
            PartnerRequests requests,
            ObjectProvider<IncomingAttachments> incoming,
            NodeIdentity identity,
            Partners partners,
            Clock clock) {
        this.requests = requests;
        this.incoming = incoming;
        this.receipts = new AttachmentReceipts(identity.node(), identity.signingKey(), partners, clock);
    }

    /** Puts the same bytes as often as it likes: they are kept once, and the answer is the same. */
    @PutMapping(AttachmentCalls.PATH + "{digest}")
    ResponseEntity<?> put(@PathVariable String digest, HttpServletRequest request)
            throws IOException, InterruptedException {
        return requests.answer(request, AttachmentBounds.BYTES, (body, caller) -> {
            Optional<Digest> named = digest(digest).filter(Digest.sha256(body)::equals);
            return named.isEmpty()
                    ? ExchangeAnswers.refusal(Rule.ATTACHMENT_DIFFERS, "")
                    : take(caller.name(), named.get(), body);
        });
    }

    private static Optional<Digest> digest(String text) {
        try {
            return Optional.of(Digest.parse(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private ResponseEntity<?> take(String sender, Digest digest, byte[] body) {
        IncomingAttachments keeper = incoming.getIfAvailable();
        IncomingAttachments.Taking taking =
                keeper == null ? IncomingAttachments.Taking.UNNAMED : keeper.take(sender, digest, body);
        return switch (taking) {
            case HELD ->
                ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(AttachmentCalls.RECEIPT_TYPE))
                        .body(receipts.sign(digest, sender).getBytes(StandardCharsets.US_ASCII));
            case UNNAMED -> ExchangeAnswers.refusal(Rule.ATTACHMENT_UNNAMED, "");
            case DIFFERENT -> ExchangeAnswers.refusal(Rule.ATTACHMENT_DIFFERS, "");
            case BUSY -> ExchangeAnswers.busy();
        };
    }
}
