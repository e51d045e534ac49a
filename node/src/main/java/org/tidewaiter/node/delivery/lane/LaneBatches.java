package org.tidewaiter.node.delivery.lane;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.dispatch.DispatchBounds;
import org.tidewaiter.exchange.dispatch.DispatchItem;
import org.tidewaiter.exchange.recall.RecalledReport;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.SignedVersion;
import org.tidewaiter.node.delivery.Travel;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.delivery.agreement.SendingTerms;
import org.tidewaiter.node.delivery.partner.LaneSettings;
import org.tidewaiter.node.delivery.queue.FurtherParts;
import org.tidewaiter.node.delivery.queue.FurtherParts.Found;
import org.tidewaiter.node.delivery.queue.LaneItems;
import org.tidewaiter.node.delivery.queue.LaneItems.SetAside;
import org.tidewaiter.node.delivery.queue.LaneTravels;
import org.tidewaiter.node.delivery.queue.Lease;
import org.tidewaiter.node.delivery.queue.WaitingItem;

/** Chooses what a lane sends next, and sets aside what is held, not due, or cannot be read. */
@Component
public class LaneBatches {

    private static final String UNREADABLE = "unreadable";

    /** What JSON and the header may add to the texts of a dispatch. */
    private static final int ITEM_OVERHEAD = 256;

    private static final int BYTES = DispatchBounds.BYTES - DispatchBounds.HEADER_BYTES;

    private final LaneItems items;
    private final LaneSupplements supplements;
    private final LaneTravels travels;
    private final FurtherParts furtherParts;
    private final UnreadableSupplements unreadableSupplements;
    private final LaneSettings settings;
    private final Clock clock;
    private final RandomGenerator random = RandomGenerator.getDefault();

    LaneBatches(
            LaneItems items,
            LaneSupplements supplements,
            LaneTravels travels,
            FurtherParts furtherParts,
            UnreadableSupplements unreadableSupplements,
            LaneSettings settings,
            Clock clock) {
        this.items = items;
        this.supplements = supplements;
        this.travels = travels;
        this.furtherParts = furtherParts;
        this.unreadableSupplements = unreadableSupplements;
        this.settings = settings;
        this.clock = clock;
    }

    /** A version with what travels of it, and what follows it. */
    public record Loaded(WaitingItem item, DispatchItem content, List<Digest> attachments) {}

    /** A version in whose place its report is taken back. */
    record Recalled(WaitingItem item, RecalledReport report) {}

    /**
     * What was found.
     *
     * @param loaded what goes into the next dispatch
     * @param recalled what goes into the next recall
     * @param left what takes nothing back and stays as it is, where nothing goes but what does
     * @param handled ids that this look dealt with: loaded, set aside or left
     */
    public record Batch(List<Loaded> loaded, List<Recalled> recalled, List<WaitingItem> left, List<Long> handled) {

        public Batch {
            loaded = List.copyOf(loaded);
            recalled = List.copyOf(recalled);
            left = List.copyOf(left);
            handled = List.copyOf(handled);
        }

        public boolean foundNothing() {
            return handled.isEmpty();
        }
    }

    public void endHolds(Lease lease) {
        items.endHolds(lease.partner(), clock.instant());
    }

    /**
     * The next versions for a partner, at most {@code limit} and within the bounds of a dispatch.
     *
     * @param inFlight ids that are on their way
     * @param among only of these; null for any
     * @param left what earlier looks under these terms have left, by id with its position then
     */
    public Batch next(
            Lease lease,
            SendingTerms terms,
            Collection<Long> inFlight,
            @Nullable Collection<Long> among,
            Map<Long, Long> left,
            int limit) {
        Batch versions = versions(lease, terms, inFlight, among, left, limit);
        return versions.foundNothing() && !terms.takesBackOnly()
                ? supplements(lease, terms.agreement(), inFlight, among, limit)
                : versions;
    }

    private Batch versions(
            Lease lease,
            SendingTerms terms,
            Collection<Long> inFlight,
            @Nullable Collection<Long> among,
            Map<Long, Long> left,
            int limit) {
        Instant now = clock.instant();
        List<WaitingItem> waiting = terms.takesBackOnly()
                ? items.mayTakeBack(lease.partner(), now, inFlight, among, left, limit)
                : items.waiting(lease.partner(), now, inFlight, among, limit);
        Sorting sorting = new Sorting(items.receipts(waiting), terms.takesBackOnly());
        ask(waiting, terms.agreement(), sorting);
        items.setAside(lease, sorting.aside);
        return new Batch(sorting.loaded, sorting.recalled, sorting.left, sorting.handled);
    }

    private static final class Sorting {
        private final List<Loaded> loaded = new ArrayList<>();
        private final List<Recalled> recalled = new ArrayList<>();
        private final List<SetAside> aside = new ArrayList<>();
        private final List<WaitingItem> left = new ArrayList<>();
        private final List<Long> handled = new ArrayList<>();
        /** Receipts to be presented, each once in a dispatch. */
        private final Map<UUID, String> receipts;

        private final boolean takesBackOnly;
        private long bytes;

        Sorting(Map<UUID, String> receipts, boolean takesBackOnly) {
            this.receipts = new HashMap<>(receipts);
            this.takesBackOnly = takesBackOnly;
        }

        /** Whether it stays as it is, for it would take nothing back. */
        boolean leaves(WaitingItem item, Travel travel) {
            return takesBackOnly
                    && switch (travel) {
                        case Travel.NotDue _, Travel.Held _ -> true;
                        case Travel.Recalled _, Travel.Postponed _ -> false;
                        case Travel.Travels _ -> !item.withdrawal();
                    };
        }

        @Nullable
        String receipt(WaitingItem item, long size) {
            String receipt = item.accepted() == null ? null : receipts.get(item.accepted());
            return receipt != null && size + receipt.length() <= DispatchBounds.ITEM_BYTES ? receipt : null;
        }
    }

    private void ask(List<WaitingItem> waiting, Agreement agreement, Sorting sorting) {
        List<@Nullable Travel> answers =
                travels.of(waiting.stream().map(WaitingItem::asked).toList(), agreement);
        for (int i = 0; i < answers.size(); i++) {
            Travel travel = answers.get(i);
            if (travel == null) {
                setAside(waiting.get(i), UNREADABLE, sorting);
            } else {
                sort(waiting.get(i), travel, sorting);
            }
        }
    }

    /** What was delivered goes again with further parts when nothing else waits. */
    private Batch supplements(
            Lease lease, Agreement agreement, Collection<Long> inFlight, @Nullable Collection<Long> among, int limit) {
        List<LaneSupplements.Due> due = supplements.due(lease.partner(), clock.instant(), inFlight, among, limit);
        Sorting sorting = new Sorting(
                items.receipts(due.stream().map(LaneSupplements.Due::item).toList()), false);
        due.stream().filter(one -> !one.stands()).forEach(one -> nothingToAdd(one.item(), sorting));
        List<VersionRef> unreadable = new ArrayList<>();
        List<LaneSupplements.Due> standing =
                due.stream().filter(LaneSupplements.Due::stands).toList();
        List<Found> found = furtherParts.of(
                standing.stream().map(LaneSupplements.Due::delivered).toList(), agreement);
        for (int i = 0; i < found.size(); i++) {
            WaitingItem item = standing.get(i).item();
            switch (found.get(i)) {
                case Found.More(var more) -> load(item, more, sorting);
                case Found.Held(var hold) -> hold(item, hold, sorting);
                case Found.Nothing _ -> nothingToAdd(item, sorting);
                case Found.Unreadable _ -> {
                    unreadable.add(item.version());
                    setAside(item, UNREADABLE, sorting);
                }
            }
        }
        // First what people are told: whoever ends between the two looks at the same again, and not at what has been
        // set aside.
        unreadableSupplements.tell(
                lease.partner(), due.stream().map(one -> one.item().version()).toList(), unreadable);
        supplements.setAside(lease, sorting.aside);
        return new Batch(sorting.loaded, sorting.recalled, sorting.left, sorting.handled);
    }

    private static void nothingToAdd(WaitingItem item, Sorting sorting) {
        sorting.aside.add(SetAside.nothingToAdd(item));
        sorting.handled.add(item.id());
    }

    private static void hold(WaitingItem item, Travel.Held hold, Sorting sorting) {
        sorting.aside.add(SetAside.of(item, hold));
        sorting.handled.add(item.id());
    }

    private void sort(WaitingItem item, Travel travel, Sorting sorting) {
        if (sorting.leaves(item, travel)) {
            sorting.left.add(item);
            sorting.handled.add(item.id());
            return;
        }
        switch (travel) {
            case Travel.NotDue notDue -> {
                sorting.aside.add(SetAside.of(item, notDue));
                sorting.handled.add(item.id());
            }
            case Travel.Held held -> hold(item, held, sorting);
            case Travel.Postponed postponed -> {
                sorting.aside.add(SetAside.of(item, postponed));
                sorting.handled.add(item.id());
            }
            case Travel.Recalled(var report) -> {
                sorting.recalled.add(new Recalled(item, report));
                sorting.handled.add(item.id());
            }
            case Travel.Travels travels -> load(item, travels, sorting);
        }
    }

    private void load(WaitingItem item, Travel.Travels travels, Sorting sorting) {
        long size = size(travels);
        if (size > DispatchBounds.ITEM_BYTES) {
            fitsNowhere(item, "too-large", sorting);
        } else if (travels.skipped().size() > DispatchItem.MAXIMUM_SKIPPED) {
            fitsNowhere(item, "too-many-skipped", sorting);
        } else {
            String receipt = sorting.receipt(item, size);
            long whole = size + (receipt == null ? 0 : receipt.length());
            if (sorting.bytes + whole <= BYTES) {
                sorting.bytes += whole;
                if (receipt != null) {
                    sorting.receipts.remove(item.accepted());
                }
                sorting.loaded.add(new Loaded(
                        item,
                        new DispatchItem(travels.version(), travels.after(), travels.skipped(), receipt),
                        travels.attachments()));
                sorting.handled.add(item.id());
            }
        }
    }

    private static long size(Travel.Travels travels) {
        SignedVersion version = travels.version();
        long size = ITEM_OVERHEAD + version.jws().length();
        for (String disclosure : version.disclosures()) {
            size += disclosure.length() + 1L;
        }
        for (String skipped : travels.skipped()) {
            size += skipped.length() + 3L;
        }
        return size;
    }

    /** A version that does not go becomes overdue, and people are told of it; no clock runs for a supplement. */
    private void fitsNowhere(WaitingItem item, String reason, Sorting sorting) {
        if (item.supplement()) {
            sorting.aside.add(SetAside.refused(item, reason));
            sorting.handled.add(item.id());
        } else {
            setAside(item, reason, sorting);
        }
    }

    private void setAside(WaitingItem item, String reason, Sorting sorting) {
        sorting.aside.add(postponed(item, reason));
        sorting.handled.add(item.id());
    }

    private SetAside postponed(WaitingItem item, String reason) {
        Instant until = clock.instant().plus(settings.postponement(item.attempts() + 1, random));
        return SetAside.postponed(item, reason, until);
    }

    /** Lets a version that failed alone wait by itself, longer each time. */
    void postpone(Lease lease, WaitingItem item, String reason) {
        List<SetAside> aside = List.of(postponed(item, reason));
        if (item.supplement()) {
            supplements.setAside(lease, aside);
        } else {
            items.setAside(lease, aside);
        }
    }
}
