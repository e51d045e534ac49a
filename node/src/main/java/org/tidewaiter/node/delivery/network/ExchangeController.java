package org.tidewaiter.node.delivery.network;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.exchange.dispatch.DispatchBounds;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.Token;
import org.tidewaiter.node.access.Open;
import org.tidewaiter.node.delivery.dispatch.DispatchCalls;
import org.tidewaiter.node.delivery.partner.ExchangeAnswers;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.PartnerRequests;
import org.tidewaiter.node.delivery.reception.RecallReception;
import org.tidewaiter.node.delivery.reception.Reception;
import org.tidewaiter.node.delivery.standing.StandingInquiry;
import org.tidewaiter.node.delivery.witness.PresentedHeads;

/**
 * What partners call. Open to whoever reaches it, for only a partner does: the port wants a certificate of a pinned key,
 * and every call is answered for the partner whose key that is.
 */
@RestController
@Open
class ExchangeController {

    private static final int LARGEST_QUESTION = 8 * 1024;
    private static final int LARGEST_RECALL = Token.MAXIMUM_LENGTH;

    private final PartnerRequests requests;
    private final Reception reception;
    private final RecallReception recalls;
    private final StandingInquiry standing;
    private final PresentedHeads presented;

    ExchangeController(
            PartnerRequests requests,
            Reception reception,
            RecallReception recalls,
            StandingInquiry standing,
            PresentedHeads presented) {
        this.requests = requests;
        this.reception = reception;
        this.recalls = recalls;
        this.standing = standing;
        this.presented = presented;
    }

    @PostMapping(DispatchCalls.PATH)
    ResponseEntity<?> dispatch(HttpServletRequest request) throws IOException, InterruptedException {
        return receipted(request, DispatchBounds.BYTES, reception::receive);
    }

    @PostMapping(DispatchCalls.RECALL_PATH)
    ResponseEntity<?> recall(HttpServletRequest request) throws IOException, InterruptedException {
        return receipted(request, LARGEST_RECALL, recalls::receive);
    }

    /** Takes what a partner sends and answers with a receipt. */
    private interface Taking {
        Reception.Reply take(byte[] body, Partner caller) throws InterruptedException;
    }

    private ResponseEntity<?> receipted(HttpServletRequest request, int longest, Taking taking)
            throws IOException, InterruptedException {
        return requests.answer(
                request,
                longest,
                (body, caller) -> presented.showsThisBehind(request, caller)
                        ? ExchangeAnswers.refusal(Rule.LOG_BEHIND, "")
                        : receipt(taking.take(body, caller)));
    }

    private static ResponseEntity<?> receipt(Reception.Reply reply) {
        return switch (reply) {
            case Reception.Reply.Receipted receipted ->
                ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(DispatchCalls.RECEIPT_TYPE))
                        .body(receipted.receipt().getBytes(StandardCharsets.US_ASCII));
            case Reception.Reply.Refused refused -> ExchangeAnswers.refusal(refused.rule(), refused.path());
        };
    }

    @PostMapping(StandingInquiry.PATH)
    ResponseEntity<?> standing(HttpServletRequest request) throws IOException, InterruptedException {
        return requests.answer(request, LARGEST_QUESTION, (body, caller) -> switch (standing.answer(
                new String(body, StandardCharsets.US_ASCII), caller)) {
            case StandingInquiry.Reply.Signed signed ->
                ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(StandingInquiry.MEDIA_TYPE))
                        .body(signed.answer().getBytes(StandardCharsets.US_ASCII));
            case StandingInquiry.Reply.Refused refused -> ExchangeAnswers.refusal(refused.rule(), refused.path());
        });
    }
}
