package org.tidewaiter.node.delivery.letter;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.letter.LetterReceiptReading;
import org.tidewaiter.exchange.letter.LetterReceipts;
import org.tidewaiter.exchange.letter.SignedLetter;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.node.delivery.dispatch.DispatchCalls;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.PartnerCalls;
import org.tidewaiter.node.delivery.partner.Partners;

/** Sends letters and judges the answers: only one that the partner signed for this letter counts. */
@Component
public class LetterCalls {

    public static final String PATH = "/exchange/v1/letters";
    static final String RECEIPT_TYPE = "application/vnd.tidewaiter.letter-receipt+jwt";

    /** Not there yet, too much at once, or away behind a gateway: nothing against the letter. */
    private static final Set<Integer> AWAY = Set.of(404, 429, 502, 503, 504);

    private final PartnerCalls calls;
    private final LetterReceipts receipts;

    LetterCalls(PartnerCalls calls, NodeIdentity identity, Partners partners, Clock clock) {
        this.calls = calls;
        this.receipts = new LetterReceipts(identity.node(), identity.signingKey(), partners, clock);
    }

    /** What a partner said to a letter. */
    sealed interface Said {

        /** Its answer, signed for this letter. */
        record Signed(LetterReceiptReading.Verified answer) implements Said {}

        /** It spoke, but what it said proves nothing. */
        record Unsigned(String problem) implements Said {}

        /** It is away. */
        record Nothing(String problem) implements Said {}
    }

    Said send(Partner partner, LetterRows.Claimed letter) throws InterruptedException {
        byte[] body = letter.jws().getBytes(StandardCharsets.US_ASCII);
        return switch (calls.post(partner, PATH, SignedLetter.MEDIA_TYPE, body)) {
            case PartnerCalls.Reply.Lost lost -> new Said.Nothing(lost.problem());
            case PartnerCalls.Reply.Answered answered -> judge(answered, partner, letter);
        };
    }

    private Said judge(PartnerCalls.Reply.Answered answered, Partner partner, LetterRows.Claimed letter) {
        if (answered.status() == 200 && answered.mediaType().equals(RECEIPT_TYPE)) {
            return switch (receipts.read(answered.text(), letter.id(), letter.hash(), partner.name())) {
                case LetterReceiptReading.Verified verified -> new Said.Signed(verified);
                case LetterReceiptReading.Refused _ -> new Said.Unsigned("false-receipt");
            };
        }
        String problem = DispatchCalls.rule(answered).map(Rule::code).orElse("http-" + answered.status());
        return AWAY.contains(answered.status()) ? new Said.Nothing(problem) : new Said.Unsigned(problem);
    }
}
