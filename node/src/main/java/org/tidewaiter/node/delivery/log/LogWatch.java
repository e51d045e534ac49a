package org.tidewaiter.node.delivery.log;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.log.LogEntry;
import org.tidewaiter.exchange.log.LogPlace;
import org.tidewaiter.exchange.log.VerifiedLogHead;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.receipt.Receipt;
import org.tidewaiter.exchange.receipt.ReceiptItem;
import org.tidewaiter.exchange.receipt.VerifiedReceipt;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.delivery.alarm.AlarmKind;
import org.tidewaiter.node.delivery.alarm.AlarmRows;

/**
 * Judges what receipts say of a partner's log before anything counts as delivered: each entry must be that of the version
 * that was sent, and the head must not contradict one that the partner signed before. A partner whose log was once seen
 * proves every acceptance from then on.
 */
@Component
public class LogWatch {

    /** What became of a receipt that does not prove what it says. */
    public static final String PROOF_FAILS = "log-proof-fails";

    static final String REWRITTEN = "log-rewritten";

    /** What a partner answers whose log does not reach what it once signed: {@code Rule.LOG_BEHIND}. */
    public static final String BEHIND = "log-behind";

    private final LogHeadRows rows;
    private final AlarmRows alarms;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LogWatch(LogHeadRows rows, AlarmRows alarms, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.alarms = alarms;
        this.events = events;
        this.clock = clock;
    }

    /** Says that a partner's head is to be proven. */
    public record HeadSeen(String partner) {}

    /**
     * Judges a receipt.
     *
     * @param versions what was sent, in the order of its items
     * @return why it proves nothing; empty where it may be believed
     */
    public Optional<String> fault(String partner, VerifiedReceipt verified, List<VersionRef> versions) {
        Receipt receipt = verified.receipt();
        VerifiedLogHead head = verified.logHead().orElse(null);
        if (head == null) {
            boolean owed = receipt.items().stream().anyMatch(ReceiptItem::isAccepted)
                    && rows.verified(partner).isPresent();
            return owed ? Optional.of(PROOF_FAILS) : Optional.empty();
        }
        for (int i = 0; i < versions.size(); i++) {
            if (!isEntry(receipt.items().get(i), versions.get(i), receipt.sender())) {
                return Optional.of(PROOF_FAILS);
            }
        }
        if (moved(partner, receipt, versions, head.point().epoch())) {
            return Optional.of(PROOF_FAILS);
        }
        return see(partner, head) ? Optional.empty() : Optional.of(REWRITTEN);
    }

    /** Whether something that was proven at one place of this log before is said to stand at another. */
    private boolean moved(String partner, Receipt receipt, List<VersionRef> versions, long epoch) {
        Map<VersionRef, Long> claimed = new HashMap<>();
        for (int i = 0; i < versions.size(); i++) {
            ReceiptItem item = receipt.items().get(i);
            if (item.outcome() instanceof Outcome.AlreadyAccepted) {
                claimed.put(versions.get(i), item.place().orElseThrow().index());
            }
        }
        Map<VersionRef, Long> proven = claimed.isEmpty() ? Map.of() : rows.indexes(partner, epoch, claimed.keySet());
        return proven.entrySet().stream().anyMatch(before -> !before.getValue().equals(claimed.get(before.getKey())));
    }

    private static boolean isEntry(ReceiptItem item, VersionRef version, String sender) {
        return item.entry(version.identity(), version.version(), sender)
                .map(LogEntry::hash)
                .equals(item.place().map(LogPlace::hash));
    }

    /** Keeps a head to be proven; false, with an alarm, if it contradicts one that is held. */
    public boolean see(String partner, VerifiedLogHead head) {
        if (rows.contradicted(partner, head.point())) {
            rewritten(partner, head);
            return false;
        }
        if (rows.see(partner, head, clock.instant())) {
            events.publishEvent(new HeadSeen(partner));
        }
        return true;
    }

    /** The partner's history was rewritten or cut: the head is kept as evidence. */
    public void rewritten(String partner, VerifiedLogHead head) {
        rows.refute(partner, head.point(), head.signed().jws(), clock.instant());
        alarms.raise(partner, AlarmKind.LOG_REWRITTEN, clock.instant());
    }
}
