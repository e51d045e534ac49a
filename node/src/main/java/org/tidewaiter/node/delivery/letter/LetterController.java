package org.tidewaiter.node.delivery.letter;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.exchange.letter.LetterBounds;
import org.tidewaiter.node.access.Open;
import org.tidewaiter.node.delivery.partner.ExchangeAnswers;
import org.tidewaiter.node.delivery.partner.PartnerRequests;

/** Takes letters of the calling partner. Open to whoever reaches it, as {@code ExchangeController}. */
@RestController
@Open
class LetterController {

    private final PartnerRequests requests;
    private final LetterReception reception;

    LetterController(PartnerRequests requests, LetterReception reception) {
        this.requests = requests;
        this.reception = reception;
    }

    @PostMapping(LetterCalls.PATH)
    ResponseEntity<?> letter(HttpServletRequest request) throws IOException, InterruptedException {
        return requests.answer(request, LetterBounds.BYTES, (body, caller) -> switch (reception.receive(body, caller)) {
            case LetterReception.Reply.Answered(var receipt) ->
                ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(LetterCalls.RECEIPT_TYPE))
                        .body(receipt.getBytes(StandardCharsets.US_ASCII));
            case LetterReception.Reply.Refused(var rule, var path) -> ExchangeAnswers.refusal(rule, path);
            case LetterReception.Reply.Busy _ -> ExchangeAnswers.busy();
        });
    }
}
