package org.tidewaiter.node.delivery.reconciliation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.delivery.LanePlace;
import org.tidewaiter.node.delivery.PartnerState;
import org.tidewaiter.node.delivery.StoredHoldings;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.delivery.alarm.AlarmKind;
import org.tidewaiter.node.delivery.alarm.AlarmRows;
import org.tidewaiter.node.delivery.comparison.DifferenceKind;
import org.tidewaiter.node.delivery.comparison.HealingAction;
import org.tidewaiter.node.delivery.comparison.HealingRows;
import org.tidewaiter.node.delivery.comparison.HealingRows.Item;
import org.tidewaiter.node.delivery.comparison.ReconciliationRows;
import org.tidewaiter.node.delivery.comparison.ReconciliationRows.Acted;
import org.tidewaiter.node.delivery.comparison.Suspect;
import org.tidewaiter.node.delivery.queue.LaneWork;

/**
 * Heals what a comparison found, by sending again: the receiver judges what comes as ever, and its receipt confirms it. Own
 * bytes that are gone or do not verify are never written over by this; a person decides.
 */
@Component
class Healing {

    private final HealingRows lane;
    private final StoredHoldings stored;
    private final ReconciliationRows rows;
    private final AlarmRows alarms;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Healing(
            HealingRows lane,
            StoredHoldings stored,
            ReconciliationRows rows,
            AlarmRows alarms,
            ApplicationEventPublisher events,
            Clock clock) {
        this.lane = lane;
        this.stored = stored;
        this.rows = rows;
        this.alarms = alarms;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Acts on some suspects and keeps what was done under the comparison.
     *
     * @param cut of a report of which something was sent after it, or is on its way, the comparison says nothing
     * @param kept how many differences of the comparison are kept already
     */
    @Transactional
    public List<Acted> heal(UUID comparison, String partner, LanePlace cut, int kept, List<Suspect> suspects) {
        Map<ReportIdentity, List<Item>> items = lane.items(
                partner, suspects.stream().map(one -> one.version().identity()).collect(Collectors.toSet()));
        List<Acted> acted = new ArrayList<>();
        for (Suspect suspect : suspects) {
            List<Item> report = items.getOrDefault(suspect.version().identity(), List.of());
            if (suspect.found() != null || !isOnItsWay(report, cut)) {
                acted.add(act(partner, suspect, report));
            }
        }
        rows.keep(comparison, kept, acted, clock.instant());
        if (!acted.isEmpty()) {
            events.publishEvent(new LaneWork());
        }
        return acted;
    }

    private static boolean isOnItsWay(List<Item> report, LanePlace cut) {
        return report.stream()
                .anyMatch(item -> item.moving() || item.row().place().isAfter(cut));
    }

    private Acted act(String partner, Suspect suspect, List<Item> report) {
        VersionRef version = suspect.version();
        return switch (suspect.kind()) {
            case MISSING_THERE, DAMAGED_THERE, RECORD_ALTERED -> again(partner, suspect, report);
            case OTHER_DISCLOSED ->
                rows.cameBack(partner, version, suspect.kind())
                        ? forAPerson(partner, version, suspect.kind())
                        : again(partner, suspect, report);
            case UNEXPECTED_THERE -> unexpected(partner, suspect, report);
            case RECORD_LOST -> {
                lane.recordAgain(partner, Objects.requireNonNull(suspect.found()), clock.instant());
                yield new Acted(version, suspect.kind(), HealingAction.SENT_AGAIN);
            }
            case DAMAGED_HERE ->
                stored.mend(version)
                        ? new Acted(version, suspect.kind(), HealingAction.MENDED)
                        : forAPerson(partner, version, suspect.kind());
            case MISSING_HERE, OTHER_DIGEST -> forAPerson(partner, version, suspect.kind());
        };
    }

    private Acted again(String partner, Suspect suspect, List<Item> report) {
        return numbered(report, suspect.version())
                .map(item -> sent(
                        partner,
                        suspect,
                        item,
                        item.row().withdrawal() ? HealingAction.WITHDRAWN_AGAIN : HealingAction.SENT_AGAIN))
                .orElseGet(() -> forAPerson(partner, suspect.version(), suspect.kind()));
    }

    private Acted unexpected(String partner, Suspect suspect, List<Item> report) {
        // One that the partner answers with a conflict would only be answered so again.
        Optional<Item> withdrawal = report.stream()
                .filter(item -> item.row().withdrawal())
                .filter(item -> item.row().state() != PartnerState.State.CONFLICT)
                .findFirst();
        if (withdrawal.isPresent()) {
            return sent(partner, suspect, withdrawal.get(), HealingAction.WITHDRAWN_AGAIN);
        }
        Optional<Item> recall = report.stream()
                .filter(item -> item.row().isRecalled())
                .filter(item ->
                        item.row().version().version() >= suspect.version().version())
                .reduce((earlier, later) -> later);
        if (recall.isPresent()) {
            return sent(partner, suspect, recall.get(), HealingAction.RECALLED_AGAIN);
        }
        return numbered(report, suspect.version())
                .filter(item -> item.row().state() != PartnerState.State.CONFLICT)
                .map(item -> sent(partner, suspect, item, HealingAction.SENT_AGAIN))
                .orElseGet(() -> forAPerson(partner, suspect.version(), suspect.kind()));
    }

    private static Optional<Item> numbered(List<Item> report, VersionRef version) {
        return report.stream()
                .filter(item -> item.row().version().equals(version))
                .findFirst();
    }

    private Acted sent(String partner, Suspect suspect, Item item, HealingAction action) {
        lane.sendAgain(partner, item.row().version(), clock.instant());
        return new Acted(suspect.version(), suspect.kind(), action);
    }

    private Acted forAPerson(String partner, VersionRef version, DifferenceKind kind) {
        alarms.raise(partner, AlarmKind.RECONCILIATION, version, clock.instant());
        return new Acted(version, kind, HealingAction.FOR_A_PERSON);
    }
}
