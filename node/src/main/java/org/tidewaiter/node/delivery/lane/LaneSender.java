package org.tidewaiter.node.delivery.lane;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.dispatch.DispatchHeader;
import org.tidewaiter.exchange.dispatch.DispatchWriter;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.log.LogPlace;
import org.tidewaiter.exchange.recall.Recall;
import org.tidewaiter.exchange.recall.RecallWriter;
import org.tidewaiter.exchange.recall.RecalledReport;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.receipt.ReceiptItem;
import org.tidewaiter.exchange.receipt.VerifiedReceipt;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.delivery.alarm.AlarmKind;
import org.tidewaiter.node.delivery.alarm.AlarmRows;
import org.tidewaiter.node.delivery.dispatch.Sending;
import org.tidewaiter.node.delivery.lane.LaneBatches.Loaded;
import org.tidewaiter.node.delivery.lane.LaneBatches.Recalled;
import org.tidewaiter.node.delivery.log.LogWatch;
import org.tidewaiter.node.delivery.partner.ClockOffsets;
import org.tidewaiter.node.delivery.partner.LaneSettings;
import org.tidewaiter.node.delivery.partner.TimeOrderedIds;
import org.tidewaiter.node.delivery.queue.LaneMetrics;
import org.tidewaiter.node.delivery.queue.Lease;
import org.tidewaiter.node.delivery.queue.SettledItem;
import org.tidewaiter.node.delivery.queue.WaitingItem;

/** Signs and records what leaves on a lane, and records what came of it. */
@Component
public class LaneSender {

    private final NodeIdentity identity;
    private final DispatchWriter writer;
    private final RecallWriter recalls;
    private final TimeOrderedIds ids;
    private final LaneDispatches dispatches;
    private final AlarmRows alarms;
    private final LaneMetrics metrics;
    private final LaneSettings settings;
    private final Clock clock;
    private final RandomGenerator random = RandomGenerator.getDefault();

    LaneSender(
            NodeIdentity identity,
            TimeOrderedIds ids,
            LaneDispatches dispatches,
            AlarmRows alarms,
            LaneMetrics metrics,
            LaneSettings settings,
            Clock clock) {
        this.identity = identity;
        this.writer = new DispatchWriter(identity.signingKey());
        this.recalls = new RecallWriter(identity.signingKey());
        this.ids = ids;
        this.dispatches = dispatches;
        this.alarms = alarms;
        this.metrics = metrics;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A dispatch or recall on its way.
     *
     * @param versions for each item, what the receipt's entry in the partner's log must be about
     * @param attachments for each item, digests of what follows it
     * @param suspect whether it is a part of one that failed
     */
    public record Flight(
            Sending sending,
            List<WaitingItem> items,
            List<VersionRef> versions,
            List<List<Digest>> attachments,
            Agreement agreement,
            boolean suspect) {

        List<Long> itemIds() {
            return items.stream().map(WaitingItem::id).toList();
        }
    }

    /** Signs a dispatch and records it, so that its sequence is used up whatever happens to it. */
    public Flight prepare(
            Lease lease, List<Loaded> loaded, Agreement agreement, long epoch, long sequence, boolean suspect) {
        DispatchHeader header = header(lease, agreement, epoch, sequence);
        Sending sending = Sending.of(
                writer.write(header, loaded.stream().map(Loaded::content).toList()));
        List<WaitingItem> items = loaded.stream().map(Loaded::item).toList();
        dispatches.record(lease, sending, items, header.time());
        return new Flight(
                sending,
                items,
                items.stream().map(WaitingItem::version).toList(),
                loaded.stream().map(Loaded::attachments).toList(),
                agreement,
                suspect);
    }

    /** The same for a recall. */
    public Flight prepareRecall(
            Lease lease, List<Recalled> recalled, Agreement agreement, long epoch, long sequence, boolean suspect) {
        DispatchHeader header = header(lease, agreement, epoch, sequence);
        Sending sending = Sending.of(recalls.sign(
                new Recall(header, recalled.stream().map(Recalled::report).toList())));
        List<WaitingItem> items = recalled.stream().map(Recalled::item).toList();
        dispatches.record(lease, sending, items, header.time());
        return new Flight(
                sending,
                items,
                recalled.stream().map(Recalled::report).map(LaneSender::version).toList(),
                items.stream().map(item -> List.<Digest>of()).toList(),
                agreement,
                suspect);
    }

    private static VersionRef version(RecalledReport report) {
        return new VersionRef(report.identity(), report.version());
    }

    private DispatchHeader header(Lease lease, Agreement agreement, long epoch, long sequence) {
        return new DispatchHeader(
                ids.next(),
                identity.node(),
                lease.partner(),
                agreement.number(),
                agreement.digest(),
                epoch,
                sequence,
                clock.instant());
    }

    /** Settles what the receipt says that has just come over the line. */
    void settle(Lease lease, Flight flight, VerifiedReceipt verified) {
        Instant now = clock.instant();
        settle(lease, flight, verified, flight.itemIds());
        if (ClockOffsets.areApart(flight.sending().header().time(), verified.receipt(), now)) {
            alarms.raise(lease.partner(), AlarmKind.CLOCKS_APART, now);
        }
    }

    /** Settles what the receipt says of these items; the others were settled before. */
    public void settle(Lease lease, Flight flight, VerifiedReceipt verified, Collection<Long> open) {
        Instant now = clock.instant();
        Duration allowed = Duration.ofHours(flight.agreement().hoursAllowed());
        List<ReceiptItem> answers = verified.receipt().items();
        List<SettledItem> settled = new ArrayList<>(answers.size());
        for (int i = 0; i < answers.size(); i++) {
            ReceiptItem answer = answers.get(i);
            WaitingItem item = flight.items().get(i);
            if (!open.contains(item.id())) {
                continue;
            }
            Duration took = Duration.between(item.releasedAt(), now);
            settled.add(new SettledItem(
                    item,
                    answer.digest(),
                    answer.disclosed(),
                    answer.outcome(),
                    flight.attachments().get(i),
                    firstIndex(answer),
                    notBefore(item, answer.outcome(), now),
                    took.isNegative() ? Duration.ZERO : took,
                    took.compareTo(allowed) > 0));
        }
        dispatches.settle(lease, flight.sending(), verified, settled, now);
        metrics.settled(lease.partner(), settled);
    }

    /** Where the acceptance of the version stands in the partner's log; a supplement and a recall have entries of their own. */
    private static @Nullable Long firstIndex(ReceiptItem answer) {
        boolean first =
                answer.outcome() instanceof Outcome.Accepted || answer.outcome() instanceof Outcome.AlreadyAccepted;
        return first ? answer.place().map(LogPlace::index).orElse(null) : null;
    }

    private @Nullable Instant notBefore(WaitingItem item, Outcome outcome, Instant now) {
        return outcome instanceof Outcome.Waiting ? now.plus(settings.postponement(item.attempts() + 1, random)) : null;
    }

    /** Records that no receipt came. */
    void unanswered(Lease lease, Flight flight, String problem, int failures, @Nullable Instant retryAt) {
        Instant now = clock.instant();
        dispatches.unanswered(lease, flight.sending().header().id(), problem, failures, retryAt, now);
        metrics.unanswered(lease.partner());
        switch (problem) {
            case "false-receipt" -> alarms.raise(lease.partner(), AlarmKind.FALSE_RECEIPT, now);
            case LogWatch.PROOF_FAILS -> alarms.raise(lease.partner(), AlarmKind.LOG_PROOF_FAILS, now);
            case LogWatch.BEHIND -> alarms.raise(lease.partner(), AlarmKind.LOG_BEHIND, now);
            default -> {}
        }
    }

    /** Tells people of a version that keeps failing alone. */
    void report(Lease lease, WaitingItem item) {
        alarms.raise(lease.partner(), AlarmKind.POSTPONED_REPORT, item.version(), clock.instant());
    }
}
