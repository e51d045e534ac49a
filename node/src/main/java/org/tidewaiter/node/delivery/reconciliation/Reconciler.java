package org.tidewaiter.node.delivery.reconciliation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.reconciliation.ReconciliationBounds;
import org.tidewaiter.exchange.reconciliation.ReconciliationQuestion.Ask;
import org.tidewaiter.exchange.reconciliation.ReconciliationResult;
import org.tidewaiter.exchange.reconciliation.TreeComparison;
import org.tidewaiter.node.delivery.LanePlace;
import org.tidewaiter.node.delivery.StoredHoldings;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.delivery.agreement.Agreements;
import org.tidewaiter.node.delivery.comparison.ExpectedHoldings;
import org.tidewaiter.node.delivery.comparison.HoldingSpool;
import org.tidewaiter.node.delivery.comparison.ReconciliationFailedException;
import org.tidewaiter.node.delivery.comparison.ReconciliationRows;
import org.tidewaiter.node.delivery.comparison.ReconciliationRows.Acted;
import org.tidewaiter.node.delivery.comparison.ReconciliationRows.Claimed;
import org.tidewaiter.node.delivery.comparison.ReconciliationRows.Ended;
import org.tidewaiter.node.delivery.comparison.ReconciliationSettings;
import org.tidewaiter.node.delivery.comparison.Suspect;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.delivery.reconciliation.ReconciliationCalls.Exchanged;
import org.tidewaiter.node.delivery.reconciliation.ReconciliationCalls.Talk;
import org.tidewaiter.node.delivery.standing.Standing;

/**
 * Makes one comparison: reads what the partner should hold, finds where what it holds differs, heals, and has the result
 * signed by both. Own holdings are read of one comparison after the other.
 */
@Component
class Reconciler {

    private static final int STEP = 200;

    private final Partners partners;
    private final Agreements agreements;
    private final Standing standing;
    private final HoldingReads reads;
    private final ReconciliationCalls calls;
    private final Healing healing;
    private final VersionOffers offers;
    private final StoredHoldings stored;
    private final LostVersionRows lost;
    private final ReconciliationRows rows;
    private final ReconciliationSettings settings;
    private final Clock clock;
    private final Semaphore reading = new Semaphore(1, true);

    Reconciler(
            Partners partners,
            Agreements agreements,
            Standing standing,
            HoldingReads reads,
            ReconciliationCalls calls,
            Healing healing,
            VersionOffers offers,
            StoredHoldings stored,
            LostVersionRows lost,
            ReconciliationRows rows,
            ReconciliationSettings settings,
            Clock clock) {
        this.partners = partners;
        this.agreements = agreements;
        this.standing = standing;
        this.reads = reads;
        this.calls = calls;
        this.healing = healing;
        this.offers = offers;
        this.stored = stored;
        this.lost = lost;
        this.rows = rows;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws ReconciliationFailedException if it cannot be made now */
    void make(Claimed claimed) throws InterruptedException {
        Partner partner =
                partners.named(claimed.partner()).orElseThrow(() -> new ReconciliationFailedException("no-partner"));
        Agreement agreement = agreements
                .lastOutgoing(partner.name())
                .orElseThrow(() -> new ReconciliationFailedException("no-agreement"));
        if (!standing.confirmedBy(partner.name())) {
            throw new ReconciliationFailedException("unconfirmed");
        }
        ExpectedHoldings expected = expected(partner, agreement);
        try (HoldingSpool mine = expected.holdings()) {
            Talk talk = new Talk(claimed.id(), partner, agreement, expected.cut());
            PartnerHoldings theirs = new PartnerHoldings(calls, talk, settings.within());
            Map<VersionRef, Suspect> suspects = new LinkedHashMap<>();
            expected.findings().forEach(found -> suspects.putIfAbsent(found.version(), Suspect.of(found)));
            boolean all = new TreeComparison(mine, theirs, HoldingReads.MOST_FINDINGS).find(difference -> {
                Suspect suspect = Suspect.of(difference);
                if (!isFollowed(partner.name(), suspect)) {
                    suspects.putIfAbsent(suspect.version(), suspect);
                }
            });
            List<Acted> healed = heal(talk, List.copyOf(suspects.values()));
            boolean leavesSome = offers.leavesSome(partner.name(), healed);
            List<Acted> acted = offers.ask(talk, theirs, healed);
            ReconciliationResult result = new ReconciliationResult(
                    mine.summary(),
                    theirs.summary(),
                    acted.size(),
                    !all || expected.more() || leavesSome,
                    named(acted),
                    expected.notSent());
            Exchanged noted = theirs.note(new Ask.Noting(result));
            rows.end(
                    talk.id(),
                    partner.name(),
                    new Ended(agreement.number(), talk.cut(), result, noted.question(), noted.answer()),
                    clock.instant());
        }
    }

    /** Of two branches a partner may keep the one that it took first: a version that it was sent since follows both. */
    private boolean isFollowed(String partner, Suspect suspect) {
        boolean followed = suspect.theirs() != null && stored.isFollowedBranch(suspect.version(), suspect.theirs());
        if (followed) {
            lost.followed(partner, suspect.version(), clock.instant());
        }
        return followed;
    }

    private ExpectedHoldings expected(Partner partner, Agreement agreement) throws InterruptedException {
        reading.acquire();
        try {
            return reads.expected(partner.name(), agreement);
        } finally {
            reading.release();
        }
    }

    private List<Acted> heal(Talk talk, List<Suspect> suspects) {
        LanePlace cut = new LanePlace(talk.cut().epoch(), talk.cut().sequence());
        List<Acted> acted = new ArrayList<>();
        for (int from = 0; from < suspects.size(); from += STEP) {
            List<Suspect> step = suspects.subList(from, Math.min(from + STEP, suspects.size()));
            acted.addAll(healing.heal(talk.id(), talk.partner().name(), cut, acted.size(), step));
        }
        return acted;
    }

    private static List<ReconciliationResult.Named> named(List<Acted> acted) {
        // What is taken back comes first: a receiver that was restored shows no reports before it has that.
        return acted.stream()
                .sorted(Comparator.comparing(one -> !one.action().takesBack()))
                .limit(ReconciliationBounds.NAMED)
                .map(one -> new ReconciliationResult.Named(
                        one.version().identity(),
                        one.version().version(),
                        one.kind().code(),
                        one.action().code()))
                .toList();
    }
}
