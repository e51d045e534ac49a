package org.tidewaiter.node.delivery;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.exchange.letter.LetterBounds;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.node.access.Open;

/** Takes letters of the calling partner. Open to whoever reaches it, as {@link ExchangeController}. */
@RestController
@Open
class LetterController {

    private final CallingPartner calling;
    private final LetterReception reception;

    LetterController(CallingPartner calling, LetterReception reception) {
        this.calling = calling;
        this.reception = reception;
    }

    @PostMapping(LetterCalls.PATH)
    ResponseEntity<?> letter(HttpServletRequest request) throws IOException {
        Partner caller = calling.of(request).orElse(null);
        if (caller == null) {
            return ExchangeController.refusal(Rule.UNKNOWN_SENDER, "");
        }
        Semaphore place = calling.places(caller);
        if (!place.tryAcquire()) {
            return ExchangeController.busy();
        }
        try {
            byte[] body = ExchangeController.body(request, LetterBounds.BYTES);
            return switch (reception.receive(body, caller)) {
                case LetterReception.Reply.Answered(var receipt) ->
                    ResponseEntity.ok()
                            .contentType(MediaType.parseMediaType(LetterCalls.RECEIPT_TYPE))
                            .body(receipt.getBytes(StandardCharsets.US_ASCII));
                case LetterReception.Reply.Refused(var rule, var path) -> ExchangeController.refusal(rule, path);
                case LetterReception.Reply.Busy _ -> ExchangeController.busy();
            };
        } catch (BoundedBody.BrokenBoundException broken) {
            return broken.late() ? ExchangeController.tooSlow() : ExchangeController.refusal(Rule.TOO_LARGE, "");
        } finally {
            place.release();
        }
    }
}
