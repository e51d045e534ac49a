package org.tidewaiter.node.delivery.letter;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.letter.Letter;
import org.tidewaiter.exchange.letter.LetterOutcome;
import org.tidewaiter.exchange.letter.LetterReader;
import org.tidewaiter.exchange.letter.LetterReading;
import org.tidewaiter.exchange.letter.LetterReceipts;
import org.tidewaiter.exchange.letter.VerifiedLetter;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.node.delivery.IncomingLetters;
import org.tidewaiter.node.delivery.IncomingLetters.ReceivedLetter;
import org.tidewaiter.node.delivery.IncomingLetters.Taking;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.Partners;

/** Takes letters: each once, in one transaction with what its reader makes of it, and answers when that is on disk. */
@Component
class LetterReception {

    /** No module of this node reads letters of that kind. */
    static final String UNKNOWN_KIND = "unknown-kind";

    /** Another letter of the same id was taken before. */
    static final String ID_TAKEN = "id-taken";

    private final LetterReader reader;
    private final LetterReceipts receipts;
    private final LetterTakenRows rows;
    private final Map<String, IncomingLetters> readers;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LetterReception(
            NodeIdentity identity,
            Partners partners,
            LetterTakenRows rows,
            ObjectProvider<IncomingLetters> readers,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.reader = new LetterReader(identity.node(), partners);
        this.receipts = new LetterReceipts(identity.node(), identity.signingKey(), partners, clock);
        this.rows = rows;
        this.readers = readers.stream().collect(Collectors.toMap(IncomingLetters::kind, Function.identity()));
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** What a partner is told. */
    sealed interface Reply {

        /** What became of the letter, signed. */
        record Answered(String receipt) implements Reply {}

        /** No letter of this partner for this node; nothing is signed about it. */
        record Refused(Rule rule, String path) implements Reply {}

        /** As many letters as a partner may send in a day have come. */
        record Busy() implements Reply {}
    }

    Reply receive(byte[] body, Partner caller) {
        return switch (reader.read(new String(body, StandardCharsets.ISO_8859_1), caller.key())) {
            case LetterReading.Refused(var rule, var path) -> new Reply.Refused(rule, path);
            case VerifiedLetter verified ->
                Objects.requireNonNull(transaction.execute(status -> take(verified, status)));
        };
    }

    private Reply take(VerifiedLetter verified, TransactionStatus status) {
        Letter letter = verified.letter();
        Instant now = clock.instant();
        rows.lock(letter.sender());
        LetterTakenRows.Held held = rows.held(letter.sender(), letter.id()).orElse(null);
        if (held != null) {
            return held.hash().equals(verified.hash())
                    ? new Reply.Answered(held.receipt())
                    : refused(verified, ID_TAKEN);
        }
        if (rows.takenSince(letter.sender(), now.minus(Duration.ofDays(1))) >= LetterTakenRows.MOST_A_DAY) {
            return new Reply.Busy();
        }
        IncomingLetters taker = readers.get(letter.kind());
        if (taker == null) {
            return refused(verified, UNKNOWN_KIND);
        }
        ReceivedLetter received =
                new ReceivedLetter(letter.id(), letter.sender(), letter.kind(), letter.time(), now, letter.body());
        return switch (taker.take(received)) {
            case Taking.Taken _ -> {
                String receipt = receipts.sign(verified, new LetterOutcome.Taken());
                rows.record(verified, receipt, now);
                yield new Reply.Answered(receipt);
            }
            case Taking.Refused(var reason) -> {
                status.setRollbackOnly();
                yield refused(verified, reason);
            }
        };
    }

    private Reply refused(VerifiedLetter verified, String reason) {
        return new Reply.Answered(receipts.sign(verified, new LetterOutcome.Refused(reason)));
    }
}
