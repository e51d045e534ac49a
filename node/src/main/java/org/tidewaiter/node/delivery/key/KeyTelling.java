package org.tidewaiter.node.delivery.key;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.exchange.keys.KeyAnnouncement;
import org.tidewaiter.exchange.keys.KeyAnnouncement.What;
import org.tidewaiter.node.delivery.LetterRefusedException;
import org.tidewaiter.node.delivery.Letters.LetterState;
import org.tidewaiter.node.delivery.PartnersChanged;
import org.tidewaiter.node.delivery.letter.RecordedLetters;
import org.tidewaiter.node.delivery.partner.KeyEventRows;
import org.tidewaiter.node.delivery.partner.KeyEventRows.Learnt;
import org.tidewaiter.node.delivery.partner.Partners;

/**
 * Tells partners by letter what happens to this node's keys, each partner once. Of the recovery key whoever becomes a partner
 * later is told by itself. Of a revocation they are told at the first start under the key that is left: a partner that has been
 * brought the statement takes the letter, and confirms with it that it has.
 */
@Component
class KeyTelling implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(KeyTelling.class);

    private final NodeIdentity identity;
    private final Partners partners;
    private final KeyEventRows rows;
    private final RecordedLetters letters;
    private final TransactionTemplate transaction;
    private final Clock clock;

    KeyTelling(
            NodeIdentity identity,
            Partners partners,
            KeyEventRows rows,
            RecordedLetters letters,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.identity = identity;
        this.partners = partners;
        this.rows = rows;
        this.letters = letters;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** What this node has said of its keys, in its order. */
    List<Learnt> own() {
        return rows.of(identity.node());
    }

    /** Before letters are sent. */
    @Override
    public void afterSingletonsInstantiated() {
        revocationInUse().ifPresent(revocation -> {
            transaction.executeWithoutResult(status -> letters.signAnew());
            if (rows.letters(revocation.position()).isEmpty()) {
                tellEach(revocation);
            }
        });
        recovery().ifPresent(this::tellEach);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void onPartnersChanged(PartnersChanged changed) {
        partners.refresh();
        recovery().ifPresent(this::tellEach);
    }

    /** The last thing that happened to the keys, where that is a revocation and the key that it left is in use. */
    private Optional<Learnt> revocationInUse() {
        return own().stream()
                .filter(event -> event.what() != What.RECOVERS)
                .reduce((earlier, later) -> later)
                .filter(event -> event.what() == What.REVOKES && event.key().equals(identity.verificationKey()));
    }

    /** What this node last said of its recovery key. */
    Optional<Learnt> recovery() {
        return own().stream().filter(event -> event.what() == What.RECOVERS).reduce((earlier, later) -> later);
    }

    private void tellEach(Learnt event) {
        for (String partner : partners.names()) {
            try {
                transaction.executeWithoutResult(status -> tell(event, partner));
            } catch (LetterRefusedException full) {
                log.warn("{} is told of this node's keys at the next start: too many letters wait for it", partner);
            }
        }
    }

    /** Keeps what this node says of a key, once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Learnt keep(KeyAnnouncement announcement, String jws) {
        VerificationKey root = partners.of(identity.node()).orElseThrow().root();
        rows.add(announcement, root, jws, clock.instant());
        return own().stream()
                .filter(event ->
                        event.what() == announcement.what() && event.key().equals(announcement.key()))
                .findFirst()
                .orElseThrow();
    }

    /** The same, and tells every partner that was not told before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(KeyAnnouncement announcement, String jws) {
        Learnt event = keep(announcement, jws);
        partners.names().forEach(partner -> tell(event, partner));
    }

    private void tell(Learnt event, String partner) {
        if (!rows.letters(event.position()).containsKey(partner)) {
            UUID letter = letters.send(partner, KeyLetters.KIND, KeyLetters.body(event.jws()));
            rows.told(event.position(), partner, letter);
        }
    }

    /** Partners that have not confirmed it; of a revocation only those that were partners then. */
    List<String> waiting(Learnt event) {
        Map<String, UUID> told = rows.letters(event.position());
        Map<UUID, LetterState> states = letters.states(told.values());
        return partners.names().stream()
                .filter(partner -> event.what() != What.REVOKES || told.containsKey(partner))
                .filter(partner -> !hasArrived(told, states, partner))
                .toList();
    }

    private static boolean hasArrived(Map<String, UUID> told, Map<UUID, LetterState> states, String partner) {
        UUID letter = told.get(partner);
        return letter != null
                && states.containsKey(letter)
                && Objects.requireNonNull(states.get(letter)).state() == LetterState.State.ARRIVED;
    }
}
