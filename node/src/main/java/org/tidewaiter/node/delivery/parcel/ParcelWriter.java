package org.tidewaiter.node.delivery.parcel;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.dispatch.DispatchBounds;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.parcel.Enclosure;
import org.tidewaiter.exchange.parcel.ParcelBounds;
import org.tidewaiter.exchange.parcel.ParcelLabel;
import org.tidewaiter.exchange.parcel.ParcelSeal;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.delivery.agreement.Agreements;
import org.tidewaiter.node.delivery.agreement.SendingTerms;
import org.tidewaiter.node.delivery.dispatch.DispatchCalls;
import org.tidewaiter.node.delivery.dispatch.Sending;
import org.tidewaiter.node.delivery.lane.LaneBatches;
import org.tidewaiter.node.delivery.lane.LaneSender;
import org.tidewaiter.node.delivery.lane.LaneSender.Flight;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.delivery.partner.TimeOrderedIds;
import org.tidewaiter.node.delivery.queue.FileLanes;
import org.tidewaiter.node.delivery.queue.LanesController;
import org.tidewaiter.node.delivery.queue.Lease;
import org.tidewaiter.node.delivery.queue.ParcelProblems;
import org.tidewaiter.node.delivery.standing.Standing;

/**
 * Writes what may go to a partner without a line into a parcel. Dispatches are those of the line: they take their places in
 * the lane, and what they hold waits until their receipts are carried back; written again before that, it is written again.
 */
@Component
public class ParcelWriter {

    /** A recall, withdrawals, and what else is sent. */
    private static final int MOST_OF_A_BATCH = 3;

    /** What one more dispatch and one more recall may add. */
    private static final long ROOM = 2L * DispatchBounds.BYTES;

    private final NodeIdentity identity;
    private final Partners partners;
    private final Agreements agreements;
    private final Standing standing;
    private final FileLanes lanes;
    private final LaneBatches batches;
    private final LaneSender sender;
    private final ParcelRecords records;
    private final TimeOrderedIds ids;
    private final Clock clock;

    ParcelWriter(
            NodeIdentity identity,
            Partners partners,
            Agreements agreements,
            Standing standing,
            FileLanes lanes,
            LaneBatches batches,
            LaneSender sender,
            ParcelRecords records,
            TimeOrderedIds ids,
            Clock clock) {
        this.identity = identity;
        this.partners = partners;
        this.agreements = agreements;
        this.standing = standing;
        this.lanes = lanes;
        this.batches = batches;
        this.sender = sender;
        this.records = records;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A parcel to be carried.
     *
     * @param versions in it
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Written(UUID id, String fileName, byte[] content, int versions) {}

    /** Writes what may be sent to a partner now, oldest first, as far as a parcel takes it. */
    public Written write(AccessScope scope, String name) throws InterruptedException {
        scope.require(Permission.CARRY_PARCELS);
        Partner partner = partners.named(name).orElseThrow(LanesController::unknown);
        if (!lanes.carried(name)) {
            throw ParcelProblems.of(HttpStatus.CONFLICT, "lane-not-by-file");
        }
        if (!standing.permitted()) {
            throw ParcelProblems.of(HttpStatus.CONFLICT, "standing-open");
        }
        return lanes.withLease(name, lease -> {
            List<Flight> flights = flights(lease, name);
            if (flights.isEmpty()) {
                throw ParcelProblems.of(HttpStatus.CONFLICT, "nothing-waits");
            }
            UUID id = ids.next();
            byte[] content = ParcelSeal.seal(
                    new ParcelLabel(id, identity.node(), name, clock.instant()),
                    flights.stream().map(ParcelWriter::enclosure).toList(),
                    partner.key());
            records.written(scope, name, id, flights);
            int versions =
                    flights.stream().mapToInt(flight -> flight.items().size()).sum();
            return new Written(id, ParcelAnswers.fileName(name, id), content, versions);
        });
    }

    private List<Flight> flights(Lease lease, String partner) {
        List<Flight> flights = new ArrayList<>();
        List<Long> enclosed = new ArrayList<>();
        long sequence = lease.sequence();
        batches.endHolds(lease);
        while (hasRoom(flights)) {
            // Asked for each dispatch, as on the line: a narrower revision and a suspension bind at once.
            SendingTerms terms = agreements.sendingNow(partner).orElse(null);
            if (terms == null) {
                return flights;
            }
            Agreement agreement = terms.agreement();
            var batch = batches.next(lease, terms, enclosed, null, Map.of(), DispatchBounds.ITEMS);
            if (batch.foundNothing()) {
                return flights;
            }
            enclosed.addAll(batch.handled());
            if (!batch.recalled().isEmpty()) {
                flights.add(
                        sender.prepareRecall(lease, batch.recalled(), agreement, standing.epoch(), ++sequence, false));
            }
            for (List<LaneBatches.Loaded> together : apart(batch.loaded())) {
                flights.add(sender.prepare(lease, together, agreement, standing.epoch(), ++sequence, false));
            }
            lanes.renew(lease);
        }
        return flights;
    }

    /** Withdrawals by themselves: a partner takes them also where it has suspended the agreement, of which a file tells nothing. */
    private static List<List<LaneBatches.Loaded>> apart(List<LaneBatches.Loaded> loaded) {
        Map<Boolean, List<LaneBatches.Loaded>> byKind = loaded.stream()
                .collect(Collectors.partitioningBy(one -> one.item().withdrawal()));
        return Stream.of(true, false)
                .map(byKind::get)
                .filter(together -> !together.isEmpty())
                .toList();
    }

    private static boolean hasRoom(List<Flight> flights) {
        long bytes = flights.stream()
                .mapToLong(flight -> flight.sending().body().length)
                .sum();
        return flights.size() + MOST_OF_A_BATCH <= ParcelBounds.ENCLOSURES
                && bytes + ROOM <= ParcelBounds.CONTENT_BYTES;
    }

    private static Enclosure enclosure(Flight flight) {
        Sending sending = flight.sending();
        boolean recall = sending.path().equals(DispatchCalls.RECALL_PATH);
        return new Enclosure(recall ? Enclosure.Kind.RECALL : Enclosure.Kind.DISPATCH, sending.body());
    }
}
