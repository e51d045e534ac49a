package org.tidewaiter.node.delivery.queue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.receipt.Receipt;
import org.tidewaiter.exchange.receipt.ReceiptReader;
import org.tidewaiter.node.delivery.AgreedTerms;
import org.tidewaiter.node.delivery.OutgoingVersions.Asked;
import org.tidewaiter.node.delivery.Travel;
import org.tidewaiter.node.delivery.agreement.Agreements;
import org.tidewaiter.node.delivery.agreement.OnwardTerms;
import org.tidewaiter.node.delivery.partner.Partners;

/**
 * Says of versions that a partner has accepted whether an agreement lets more of them go. Only what adds to the part that the
 * partner's receipt names counts: where the agreement takes something of that part away too, the two ends would no longer know by one
 * receipt what is held.
 */
@Component
public class FurtherParts {

    private final LaneTravels travels;
    private final Agreements agreements;
    private final AgreedTerms terms;
    private final OnwardTerms onwardTerms;
    private final ReceiptReader receipts;
    private final DSLContext sql;

    FurtherParts(
            LaneTravels travels,
            Agreements agreements,
            AgreedTerms terms,
            OnwardTerms onwardTerms,
            Partners partners,
            DSLContext sql) {
        this.travels = travels;
        this.agreements = agreements;
        this.terms = terms;
        this.onwardTerms = onwardTerms;
        this.receipts = new ReceiptReader(partners::beforeRevocationOf);
        this.sql = sql;
    }

    /** A version on a lane with the part that the partner has accepted of it. */
    public record Delivered(Asked asked, DeliveredPart part) {}

    /** What is to be done about a delivered version. */
    public sealed interface Found {

        /** It goes again, with these disclosures. */
        record More(Travel.Travels travels) implements Found {}

        record Nothing() implements Found {}

        /** It is on hold; until that ends nobody can tell. */
        record Held(Travel.Held hold) implements Found {}

        record Unreadable() implements Found {}
    }

    /** One answer for each version, in the same order. Not to be called in a transaction. */
    public List<Found> of(List<Delivered> delivered, Agreement agreement) {
        if (delivered.isEmpty()) {
            return List.of();
        }
        List<@Nullable Travel> now =
                travels.of(delivered.stream().map(Delivered::asked).toList(), agreement);
        Look look = new Look(agreement);
        List<Found> found = new ArrayList<>(delivered.size());
        for (int i = 0; i < delivered.size(); i++) {
            found.add(look.found(delivered.get(i), now.get(i)));
        }
        return found;
    }

    /** One look at some versions; what the receipts name is read once. */
    private final class Look {

        private final Agreement agreement;
        private final boolean mayTakeAway;
        private final Map<UUID, Optional<Agreement>> acceptedUnder = new HashMap<>();

        Look(Agreement agreement) {
            this.agreement = agreement;
            this.mayTakeAway = agreement.passedOn().isPresent() && onwardTerms.takeAway();
        }

        Found found(Delivered delivered, @Nullable Travel travel) {
            return switch (travel) {
                case null -> new Found.Unreadable();
                case Travel.Held hold -> new Found.Held(hold);
                case Travel.Postponed(var until, var reason) -> new Found.Held(new Travel.Held(until, reason));
                case Travel.Travels more when adds(delivered, more) -> new Found.More(more);
                case Travel.Travels _, Travel.NotDue _, Travel.Recalled _ -> new Found.Nothing();
            };
        }

        private boolean adds(Delivered delivered, Travel.Travels more) {
            DeliveredPart part = delivered.part();
            if (mayTakeAway || !part.isOf(more) || part.isWhole(more) || part.receipt() == null) {
                return false;
            }
            return acceptedUnder
                    .computeIfAbsent(part.receipt(), this::agreementOf)
                    .filter(before -> !terms.mayDiscloseMore(before, agreement) || isWithin(delivered, before, more))
                    .isPresent();
        }

        private Optional<Agreement> agreementOf(UUID receipt) {
            return sql.resultQuery("select signed from delivery.receipt where id = cast(? as uuid)", receipt)
                    .fetchOptional(0, String.class)
                    .flatMap(signed -> receipts.readAsProof(signed, agreement.receiver()))
                    .map(Receipt::agreementDigest)
                    .flatMap(agreements::recorded);
        }

        /** Whether what the partner has is known to the last disclosure, and all of it goes now too. */
        private boolean isWithin(Delivered delivered, Agreement before, Travel.Travels more) {
            return agreements.hasProfileOf(before)
                    && travels.of(List.of(delivered.asked()), before).getFirst() instanceof Travel.Travels then
                    && delivered.part().isWhole(then)
                    && new HashSet<>(more.version().disclosures())
                            .containsAll(then.version().disclosures());
        }
    }
}
