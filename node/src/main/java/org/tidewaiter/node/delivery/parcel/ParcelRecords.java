package org.tidewaiter.node.delivery.parcel;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.audit.AuditTrail;
import org.tidewaiter.node.delivery.lane.LaneSender.Flight;

/** Writes down what was done with parcels, and by whom. */
@Component
class ParcelRecords {

    private final ParcelRows rows;
    private final AuditTrail audit;
    private final Clock clock;

    ParcelRecords(ParcelRows rows, AuditTrail audit, Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public void written(AccessScope scope, String partner, UUID id, List<Flight> flights) {
        rows.keep(
                new ParcelRows.Row(
                        id, partner, "WRITTEN", clock.instant(), scope.accountName(), flights.size(), 0, 0, false),
                null);
        flights.forEach(flight -> rows.enclose(id, flight));
        audit.record(scope, "parcel.written", id.toString(), Map.of());
    }

    @Transactional
    public void taken(AccessScope scope, ParcelReception.Taken taken, byte @Nullable [] answer) {
        rows.keep(
                new ParcelRows.Row(
                        taken.id(),
                        taken.partner(),
                        "TAKEN",
                        clock.instant(),
                        scope.accountName(),
                        taken.dispatches(),
                        taken.receipts(),
                        taken.refusals().size(),
                        taken.answered()),
                answer);
        audit.record(scope, "parcel.taken", taken.id().toString(), Map.of());
    }
}
