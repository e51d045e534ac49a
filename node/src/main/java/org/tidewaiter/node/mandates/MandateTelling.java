package org.tidewaiter.node.mandates;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.node.delivery.KnownPartners;
import org.tidewaiter.node.delivery.LetterRefusedException;
import org.tidewaiter.node.delivery.Letters;
import org.tidewaiter.node.delivery.Letters.LetterState;
import org.tidewaiter.node.delivery.MandatesLacking;
import org.tidewaiter.node.delivery.PartnersChanged;

/**
 * Tells every partner by letter what each authority last said, each partner once, whoever becomes a partner later then, and whoever
 * has lost it again; but not the one that brought it. So a mandate reaches those too that know the gateway only through a hub.
 */
@Component
class MandateTelling implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(MandateTelling.class);

    private final HeldMandates held;
    private final MandateRows rows;
    private final KnownPartners partners;
    private final Letters letters;
    private final TransactionTemplate transaction;

    MandateTelling(
            HeldMandates held,
            MandateRows rows,
            KnownPartners partners,
            Letters letters,
            PlatformTransactionManager transactions) {
        this.held = held;
        this.rows = rows;
        this.partners = partners;
        this.letters = letters;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Whom this node told of a mandate, and who has taken it. */
    record Told(List<String> arrived, List<String> waiting) {}

    @Override
    public void afterSingletonsInstantiated() {
        tell();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void onMandatesChanged(MandatesChanged changed) {
        transaction.executeWithoutResult(status -> held.refresh());
        tell();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void onPartnersChanged(PartnersChanged changed) {
        transaction.executeWithoutResult(status -> rows.untellAllBut(partners.names()));
        tell();
    }

    /** A partner that had confirmed one and does not know it any more was restored from a copy older than that. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void onMandatesLacking(MandatesLacking lacking) {
        held.last().stream()
                .filter(mandate ->
                        lacking.originators().contains(mandate.mandate().originator()))
                .forEach(mandate -> transaction.executeWithoutResult(status -> {
                    if (hadArrivedBefore(mandate, lacking)) {
                        rows.untell(mandate.position(), lacking.partner());
                    }
                }));
        tell();
    }

    private boolean hadArrivedBefore(HeldMandate mandate, MandatesLacking lacking) {
        UUID letter = rows.letters(mandate.position()).get(lacking.partner());
        if (letter == null) {
            return false;
        }
        LetterState state = letters.states(List.of(letter)).get(letter);
        Instant arrived = state == null || state.state() != LetterState.State.ARRIVED ? null : state.settledAt();
        return arrived != null && arrived.isBefore(lacking.sentAt());
    }

    private void tell() {
        held.last().forEach(mandate -> {
            for (String partner : receivers(mandate)) {
                try {
                    transaction.executeWithoutResult(status -> tell(mandate, partner));
                } catch (LetterRefusedException full) {
                    log.warn("{} is told of a mandate at the next start: too many letters wait for it", partner);
                }
            }
        });
    }

    private List<String> receivers(HeldMandate mandate) {
        return partners.names().stream()
                .filter(partner -> !partner.equals(mandate.broughtBy()))
                .toList();
    }

    private void tell(HeldMandate mandate, String partner) {
        rows.lock(mandate.position());
        if (!rows.letters(mandate.position()).containsKey(partner)) {
            UUID letter = letters.send(partner, MandateLetters.KIND, MandateLetters.body(mandate.signed()));
            rows.told(mandate.position(), partner, letter);
        }
    }

    Told told(HeldMandate mandate) {
        Map<String, UUID> told = rows.letters(mandate.position());
        Map<UUID, LetterState> states = letters.states(told.values());
        List<String> arrived = receivers(mandate).stream()
                .filter(partner -> hasArrived(told.get(partner), states))
                .toList();
        return new Told(
                arrived,
                receivers(mandate).stream()
                        .filter(partner -> !arrived.contains(partner))
                        .toList());
    }

    private static boolean hasArrived(@Nullable UUID letter, Map<UUID, LetterState> states) {
        return letter != null
                && states.containsKey(letter)
                && Objects.requireNonNull(states.get(letter)).state() == LetterState.State.ARRIVED;
    }
}
