package org.tidewaiter.node.delivery.dispatch;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.receipt.ReceiptReader;
import org.tidewaiter.exchange.receipt.ReceiptRefused;
import org.tidewaiter.exchange.receipt.VerifiedReceipt;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.node.delivery.dispatch.Answer.Blame;
import org.tidewaiter.node.delivery.log.HeldLogHead;
import org.tidewaiter.node.delivery.log.LogHeadRows;
import org.tidewaiter.node.delivery.log.LogWatch;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.PartnerCalls;
import org.tidewaiter.node.delivery.partner.Partners;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends a dispatch or recall and judges the answer: only a receipt that the partner signed for it counts. */
@Component
public class DispatchCalls {

    public static final String PATH = "/exchange/v1/dispatches";
    public static final String RECALL_PATH = "/exchange/v1/recalls";
    public static final String RECEIPT_TYPE = "application/vnd.tidewaiter.receipt+jwt";
    public static final String PROBLEM_TYPE = "application/problem+json";

    private static final Set<Integer> ABOUT_CONTENT = Set.of(400, 413, 422);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PartnerCalls calls;
    private final LogHeadRows logHeads;
    private final ReceiptReader receipts;

    DispatchCalls(PartnerCalls calls, LogHeadRows logHeads, Partners partners) {
        this.calls = calls;
        this.logHeads = logHeads;
        this.receipts = new ReceiptReader(partners);
    }

    public Answer send(Partner partner, Sending sending) throws InterruptedException {
        String presented =
                logHeads.verified(partner.name()).map(HeldLogHead::jws).orElse(null);
        return switch (calls.post(partner, sending.path(), sending.mediaType(), sending.body(), presented)) {
            case PartnerCalls.Reply.Lost lost ->
                new Answer.Failed(lost.begun() ? Blame.UNCLEAR : Blame.PARTNER, lost.problem());
            case PartnerCalls.Reply.Answered answered -> judge(answered, sending);
        };
    }

    private Answer judge(PartnerCalls.Reply.Answered answered, Sending sending) {
        int status = answered.status();
        if (status == 200 && answered.mediaType().equals(RECEIPT_TYPE)) {
            return switch (receipts.read(answered.text(), sending.header(), sending.hash(), sending.items())) {
                case VerifiedReceipt verified -> new Answer.Receipted(verified);
                case ReceiptRefused refused
                when refused.rule() == Rule.LOG_PROOF_FAILS -> new Answer.Failed(Blame.PARTNER, LogWatch.PROOF_FAILS);
                case ReceiptRefused _ -> new Answer.Failed(Blame.UNCLEAR, "false-receipt");
            };
        }
        Optional<Rule> rule = rule(answered);
        if (rule.isPresent()) {
            Blame blame = ABOUT_CONTENT.contains(status) ? Blame.CONTENT : Blame.PARTNER;
            return new Answer.Failed(blame, rule.get().code());
        }
        boolean partnerAway = status == 429 || status == 502 || status == 503 || status == 504;
        return new Answer.Failed(partnerAway ? Blame.PARTNER : Blame.UNCLEAR, "http-" + status);
    }

    public static Optional<Rule> rule(PartnerCalls.Reply.Answered answered) {
        return answered.mediaType().equals(PROBLEM_TYPE) ? rule(answered.body()) : Optional.empty();
    }

    /** The rule that a partner names; nothing else of its words is kept. */
    private static Optional<Rule> rule(byte[] problem) {
        try {
            JsonNode named = JSON.readTree(problem).path("rule");
            return Arrays.stream(Rule.values())
                    .filter(rule -> named.isString() && rule.code().equals(named.stringValue()))
                    .findFirst();
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }
}
