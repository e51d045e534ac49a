package org.tidewaiter.node.delivery.reconciliation;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.exchange.token.Token;
import org.tidewaiter.node.access.Open;
import org.tidewaiter.node.delivery.partner.ExchangeAnswers;
import org.tidewaiter.node.delivery.partner.PartnerRequests;

/** Answers the calling partner's comparison. Open to whoever reaches it, as {@code ExchangeController}. */
@RestController
@Open
class ReconciliationController {

    private final PartnerRequests requests;
    private final ReconciliationDesk desk;

    ReconciliationController(PartnerRequests requests, ReconciliationDesk desk) {
        this.requests = requests;
        this.desk = desk;
    }

    @PostMapping(ReconciliationCalls.PATH)
    ResponseEntity<?> question(HttpServletRequest request) throws IOException, InterruptedException {
        return requests.answer(request, Token.MAXIMUM_LENGTH, (body, caller) -> switch (desk.answer(
                new String(body, StandardCharsets.ISO_8859_1), caller)) {
            case ReconciliationDesk.Response.Signed(var answer) ->
                ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(ReconciliationCalls.MEDIA_TYPE))
                        .body(answer.getBytes(StandardCharsets.US_ASCII));
            case ReconciliationDesk.Response.Refused(var rule, var path) -> ExchangeAnswers.refusal(rule, path);
        });
    }
}
