package org.tidewaiter.node.delivery.log;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.dispatch.ItemReference;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.log.LogEntry;
import org.tidewaiter.exchange.log.LogHead;
import org.tidewaiter.exchange.log.LogHeads;
import org.tidewaiter.exchange.log.LogPlace;
import org.tidewaiter.exchange.log.LogProof;
import org.tidewaiter.exchange.log.SignedLogHead;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.receipt.ReceiptItem;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.ledger.Ledger;
import org.tidewaiter.node.ledger.LedgerEntry;
import org.tidewaiter.node.ledger.LedgerGrowth;
import org.tidewaiter.node.ledger.LedgerHead;

/**
 * Enters into the log what a dispatch or recall had accepted, and proves it in the receipt: one head and one path for all of
 * its items. What was accepted before keeps its first place; what was accepted before there was a log, or in an earlier epoch
 * of it, is entered now.
 */
@Component
public class AcceptanceLog {

    private final Ledger ledger;
    private final NodeIdentity identity;
    private final Clock clock;

    AcceptanceLog(Ledger ledger, NodeIdentity identity, Clock clock) {
        this.ledger = ledger;
        this.identity = identity;
        this.clock = clock;
    }

    /**
     * What became of an item.
     *
     * @param version which version it is; null where it could not be read
     */
    public record Judged(
            ItemReference reference,
            Outcome outcome,
            @Nullable VersionRef version) {

        ReceiptItem item() {
            return ReceiptItem.of(reference, outcome);
        }
    }

    /** The items with their places, and the proof for all of them; null where nothing was accepted. */
    public record Entered(List<ReceiptItem> items, @Nullable LogProof proof) {}

    /** What is one acceptance, whichever part of the version travels. */
    private record Acceptance(LogEntry.Kind kind, ReportIdentity identity, long version, Digest digest, Instant at) {

        static Acceptance of(LogEntry entry) {
            return new Acceptance(entry.kind(), entry.identity(), entry.version(), entry.digest(), entry.at());
        }
    }

    /** In the transaction that accepted, after all else that it stores. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Entered enter(String sender, List<Judged> judged) {
        if (judged.stream().noneMatch(one -> one.item().isAccepted())) {
            return new Entered(judged.stream().map(Judged::item).toList(), null);
        }
        Map<Acceptance, LedgerEntry> there = there(judged);
        Map<Acceptance, LogEntry> fresh = new HashMap<>();
        List<LogEntry> appended = new ArrayList<>();
        for (Judged one : judged) {
            LogEntry entry = entry(sender, one);
            if (entry != null
                    && !there.containsKey(Acceptance.of(entry))
                    && fresh.putIfAbsent(Acceptance.of(entry), entry) == null) {
                appended.add(entry);
            }
        }
        LedgerGrowth growth = ledger.append(appended);
        for (int i = 0; i < appended.size(); i++) {
            LogEntry entry = appended.get(i);
            there.put(Acceptance.of(entry), new LedgerEntry(growth.first() + i, entry));
        }
        return proven(sender, judged, there, growth);
    }

    private Map<Acceptance, LedgerEntry> there(List<Judged> judged) {
        Map<Acceptance, LedgerEntry> there = new HashMap<>();
        ledger.about(judged.stream()
                        .filter(AcceptanceLog::mayBeThere)
                        .map(one ->
                                Objects.requireNonNull(one.version()).identity().number())
                        .distinct()
                        .toList())
                .forEach(found -> there.putIfAbsent(Acceptance.of(found.entry()), found));
        return there;
    }

    private static boolean mayBeThere(Judged judged) {
        return judged.outcome() instanceof Outcome.AlreadyAccepted || judged.outcome() instanceof Outcome.Recalled;
    }

    private static @Nullable LogEntry entry(String sender, Judged judged) {
        VersionRef version = judged.version();
        return version == null
                ? null
                : judged.item()
                        .entry(version.identity(), version.version(), sender)
                        .orElse(null);
    }

    private Entered proven(
            String sender, List<Judged> judged, Map<Acceptance, LedgerEntry> there, LedgerGrowth growth) {
        List<ReceiptItem> items = new ArrayList<>(judged.size());
        TreeSet<Long> indexes = new TreeSet<>();
        for (Judged one : judged) {
            ReceiptItem item = one.item();
            LogEntry entry = entry(sender, one);
            if (entry != null) {
                LedgerEntry placed = Objects.requireNonNull(there.get(Acceptance.of(entry)));
                item = item.at(place(item, placed));
                indexes.add(placed.index());
            }
            items.add(item);
        }
        return new Entered(items, new LogProof(signed(growth.head()).jws(), ledger.inclusion(indexes, growth)));
    }

    private static LogPlace place(ReceiptItem item, LedgerEntry placed) {
        Digest first = placed.entry().disclosed();
        return new LogPlace(placed.index(), placed.entry().hash(), first.equals(item.disclosed()) ? null : first);
    }

    /** The head as it stands now. */
    public SignedLogHead head() {
        return signed(ledger.head());
    }

    private SignedLogHead signed(LedgerHead head) {
        return LogHeads.sign(
                new LogHead(identity.node(), head.point(), head.follows(), clock.instant()), identity.signingKey());
    }
}
