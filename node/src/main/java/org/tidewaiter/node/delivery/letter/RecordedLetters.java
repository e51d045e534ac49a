package org.tidewaiter.node.delivery.letter;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.letter.Letter;
import org.tidewaiter.exchange.letter.LetterWriter;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.token.Token;
import org.tidewaiter.node.delivery.LetterRefusedException;
import org.tidewaiter.node.delivery.Letters;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.delivery.partner.TimeOrderedIds;

/** Writes letters into the outbox, signed. */
@Component
public class RecordedLetters implements Letters {

    /** Letters that may wait for one partner. */
    public static final int MOST_WAITING = 1000;

    private final NodeIdentity identity;
    private final Partners partners;
    private final LetterRows rows;
    private final TimeOrderedIds ids;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final LetterWriter writer;

    RecordedLetters(
            NodeIdentity identity,
            Partners partners,
            LetterRows rows,
            TimeOrderedIds ids,
            ApplicationEventPublisher events,
            Clock clock) {
        this.identity = identity;
        this.partners = partners;
        this.rows = rows;
        this.ids = ids;
        this.events = events;
        this.clock = clock;
        this.writer = new LetterWriter(identity.signingKey());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY, noRollbackFor = LetterRefusedException.class)
    public UUID send(String partner, String kind, String body) {
        if (partners.named(partner).isEmpty()) {
            throw new LetterRefusedException(Obstacle.NO_SUCH_PARTNER, partner);
        }
        if (rows.waiting(partner) >= MOST_WAITING) {
            throw new LetterRefusedException(Obstacle.TOO_MANY_WAITING, partner);
        }
        Letter letter = letter(partner, kind, body);
        rows.write(writer.sign(letter));
        events.publishEvent(new LetterRunner.LettersDue());
        return letter.id();
    }

    private Letter letter(String partner, String kind, String body) {
        try {
            return new Letter(ids.next(), identity.node(), partner, kind, clock.instant(), body);
        } catch (IllegalArgumentException _) {
            throw new LetterRefusedException(Obstacle.NO_LETTER, partner);
        }
    }

    /**
     * Puts this node's key in use under the letters that wait: partners take none any more that a revoked key has signed. One that
     * had arrived, and whose receipt was lost, the partner calls taken under its first signature, and refuses.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void signAnew() {
        rows.waiting().forEach((position, jws) -> {
            try {
                if (!Token.read(jws, SignedKind.LETTER).isSignedWith(identity.verificationKey())) {
                    rows.replace(position, writer.signAnew(jws));
                }
            } catch (Refusal damaged) {
                throw new IllegalStateException("a letter of this node cannot be read any more", damaged);
            }
        });
    }

    @Override
    public Map<UUID, LetterState> states(Collection<UUID> letters) {
        return letters.isEmpty() ? Map.of() : rows.states(letters);
    }

    @Override
    public List<LetterState> notTaken(int limit) {
        return rows.notTaken(limit);
    }

    @Override
    public List<String> partners() {
        return partners.all().stream().map(Partner::name).toList();
    }
}
