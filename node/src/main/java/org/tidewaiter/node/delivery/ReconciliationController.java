package org.tidewaiter.node.delivery;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.Token;
import org.tidewaiter.node.access.Open;

/** Answers the calling partner's comparison. Open to whoever reaches it, as {@link ExchangeController}. */
@RestController
@Open
class ReconciliationController {

    private final CallingPartner calling;
    private final ReconciliationDesk desk;

    ReconciliationController(CallingPartner calling, ReconciliationDesk desk) {
        this.calling = calling;
        this.desk = desk;
    }

    @PostMapping(ReconciliationCalls.PATH)
    ResponseEntity<?> question(HttpServletRequest request) throws IOException {
        Partner caller = calling.of(request).orElse(null);
        if (caller == null) {
            return ExchangeController.refusal(Rule.UNKNOWN_SENDER, "");
        }
        Semaphore place = calling.places(caller);
        if (!place.tryAcquire()) {
            return ExchangeController.busy();
        }
        try {
            String question =
                    new String(ExchangeController.body(request, Token.MAXIMUM_LENGTH), StandardCharsets.ISO_8859_1);
            return switch (desk.answer(question, caller)) {
                case ReconciliationDesk.Response.Signed(var answer) ->
                    ResponseEntity.ok()
                            .contentType(MediaType.parseMediaType(ReconciliationCalls.MEDIA_TYPE))
                            .body(answer.getBytes(StandardCharsets.US_ASCII));
                case ReconciliationDesk.Response.Refused(var rule, var path) -> ExchangeController.refusal(rule, path);
            };
        } catch (BoundedBody.BrokenBoundException broken) {
            return broken.late() ? ExchangeController.tooSlow() : ExchangeController.refusal(Rule.TOO_LARGE, "");
        } finally {
            place.release();
        }
    }
}
