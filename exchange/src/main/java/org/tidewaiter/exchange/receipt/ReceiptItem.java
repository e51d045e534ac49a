package org.tidewaiter.exchange.receipt;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.dispatch.ItemReference;
import org.tidewaiter.exchange.log.LogEntry;
import org.tidewaiter.exchange.log.LogPlace;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ReportIdentity;

/**
 * What became of one item.
 *
 * @param digest the version's digest; of the characters before the last dot where its token was unreadable
 * @param disclosed which part of it travelled
 * @param outcome what became of it
 * @param logged where its acceptance stands in the log; null where nothing was accepted, or the receiver keeps no log
 */
public record ReceiptItem(
        Digest digest,
        Digest disclosed,
        Outcome outcome,
        @Nullable LogPlace logged) {

    public ReceiptItem {
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(disclosed, "disclosed");
        Objects.requireNonNull(outcome, "outcome");
    }

    /** Of a receiver that keeps no log. */
    public ReceiptItem(Digest digest, Digest disclosed, Outcome outcome) {
        this(digest, disclosed, outcome, null);
    }

    public static ReceiptItem of(ItemReference item, Outcome outcome) {
        return new ReceiptItem(item.digest(), item.disclosed(), outcome);
    }

    public ItemReference reference() {
        return new ItemReference(digest, disclosed);
    }

    /** The same item at that place of the log. */
    public ReceiptItem at(LogPlace place) {
        return new ReceiptItem(digest, disclosed, outcome, place);
    }

    /** Where its acceptance stands in the log. */
    public Optional<LogPlace> place() {
        return Optional.ofNullable(logged);
    }

    /**
     * What the log must say of it; empty where nothing was accepted.
     *
     * @param identity of the report whose version this is, which a receipt does not name
     * @param version its number
     * @param sender name of the node that sent it
     */
    public Optional<LogEntry> entry(ReportIdentity identity, long version, String sender) {
        Digest part = place().flatMap(LogPlace::firstDisclosed).orElse(disclosed);
        return switch (outcome) {
            case Outcome.Accepted accepted ->
                entry(LogEntry.Kind.ACCEPTED, identity, version, part, sender, accepted.at());
            case Outcome.AlreadyAccepted already ->
                entry(LogEntry.Kind.ACCEPTED, identity, version, part, sender, already.at());
            case Outcome.Supplemented supplemented ->
                entry(LogEntry.Kind.SUPPLEMENTED, identity, version, part, sender, supplemented.at());
            case Outcome.Recalled recalled ->
                entry(LogEntry.Kind.RECALLED, identity, version, part, sender, recalled.at());
            case Outcome.Conflict _, Outcome.Refused _, Outcome.Waiting _ -> Optional.empty();
        };
    }

    private Optional<LogEntry> entry(
            LogEntry.Kind kind, ReportIdentity identity, long version, Digest part, String sender, Instant at) {
        return Optional.of(new LogEntry(kind, identity, version, digest, part, sender, at));
    }

    /** Whether something was accepted, which stands in the log of a receiver that keeps one. */
    public boolean isAccepted() {
        return switch (outcome) {
            case Outcome.Accepted _, Outcome.AlreadyAccepted _, Outcome.Supplemented _, Outcome.Recalled _ -> true;
            case Outcome.Conflict _, Outcome.Refused _, Outcome.Waiting _ -> false;
        };
    }
}
