package org.tidewaiter.node.delivery.witness;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.exchange.log.ConsistencyJson;
import org.tidewaiter.exchange.log.CosignaturesJson;
import org.tidewaiter.exchange.log.LogDamagedException;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.node.access.Open;
import org.tidewaiter.node.delivery.log.AcceptanceLog;
import org.tidewaiter.node.delivery.partner.ExchangeAnswers;
import org.tidewaiter.node.delivery.partner.PartnerRequests;
import org.tidewaiter.node.ledger.Ledger;

/** Shows partners how far this node's log has come and who cosigned it, and proves that it only grew. Open as {@code ExchangeController}. */
@RestController
@Open
class LogController {

    private final PartnerRequests requests;
    private final AcceptanceLog log;
    private final Ledger ledger;
    private final PresentedHeads presented;
    private final OwnCosigners cosigners;

    LogController(
            PartnerRequests requests,
            AcceptanceLog log,
            Ledger ledger,
            PresentedHeads presented,
            OwnCosigners cosigners) {
        this.requests = requests;
        this.log = log;
        this.ledger = ledger;
        this.presented = presented;
        this.cosigners = cosigners;
    }

    @GetMapping(LogCalls.HEAD_PATH)
    ResponseEntity<?> head(HttpServletRequest request) throws IOException, InterruptedException {
        return answer(request, LogCalls.HEAD_TYPE, () -> log.head().jws().getBytes(StandardCharsets.US_ASCII));
    }

    /** The hashes between two sizes of one epoch. */
    @GetMapping(LogCalls.CONSISTENCY_PATH)
    ResponseEntity<?> consistency(
            HttpServletRequest request, @RequestParam long epoch, @RequestParam long from, @RequestParam long to)
            throws IOException, InterruptedException {
        return answer(request, LogCalls.PROOF_TYPE, () -> ConsistencyJson.write(ledger.consistency(epoch, from, to)));
    }

    /** Which nodes have cosigned this log, as each has signed it. */
    @GetMapping(LogCalls.COSIGNATURES_PATH)
    ResponseEntity<?> cosignatures(HttpServletRequest request) throws IOException, InterruptedException {
        return answer(request, LogCalls.COSIGNATURES_TYPE, () -> CosignaturesJson.write(cosigners.shown()));
    }

    private ResponseEntity<?> answer(HttpServletRequest request, String mediaType, Supplier<byte[]> answer)
            throws IOException, InterruptedException {
        return requests.answer(request, caller -> {
            try {
                if (presented.showsThisBehind(request, caller)) {
                    return ExchangeAnswers.refusal(Rule.LOG_BEHIND, "");
                }
                return ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(mediaType))
                        .body(answer.get());
            } catch (IllegalArgumentException | LogDamagedException noSuchProof) {
                return ExchangeAnswers.refusal(Rule.LOG_PROOF_FAILS, "");
            }
        });
    }
}
