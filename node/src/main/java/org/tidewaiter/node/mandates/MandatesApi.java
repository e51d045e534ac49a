package org.tidewaiter.node.mandates;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;

/** Mandates, for programs. */
@RestController
@RequestMapping(path = "/api/v1/mandates", produces = "application/json")
@Requires(Permission.ADMINISTER_NETWORK)
@Tag(name = "Mandates", description = "What authorities have signed on who may issue their reports")
class MandatesApi {

    private final MandateDesk desk;
    private final HeldMandates held;
    private final MandateTelling telling;
    private final Clock clock;

    MandatesApi(MandateDesk desk, HeldMandates held, MandateTelling telling, Clock clock) {
        this.desk = desk;
        this.held = held;
        this.telling = telling;
        this.clock = clock;
    }

    /** A mandate as it was brought. */
    record Brought(@Nullable String mandate) {}

    /**
     * What an authority last said of a node.
     *
     * @param state {@code NOT_YET}, {@code IN_FORCE}, {@code OVER} or {@code ENDED}
     * @param until the first moment at which it does not hold any more; null where there is no end
     * @param broughtBy the partner whose letter brought it; null where a person did
     * @param arrivedAt partners that have confirmed that they know
     * @param waitingFor partners that have not
     */
    record MandateDocument(
            String originator,
            String node,
            String state,
            String act,
            Instant from,
            @Nullable Instant until,
            Instant signedAt,
            String digest,
            @Nullable String broughtBy,
            List<String> arrivedAt,
            List<String> waitingFor) {}

    @GetMapping
    @Operation(summary = "What each authority whose key is known here last said of each node")
    List<MandateDocument> mandates() {
        held.refresh();
        return held.last().stream().map(this::document).toList();
    }

    private MandateDocument document(HeldMandate one) {
        MandateTelling.Told told = telling.told(one);
        return new MandateDocument(
                one.mandate().originator(),
                one.mandate().node(),
                one.stateAt(clock.instant()).name(),
                one.mandate().act(),
                one.mandate().from(),
                one.mandate().until(),
                one.mandate().time(),
                one.signed().digest().text(),
                one.broughtBy(),
                told.arrived(),
                told.waiting());
    }

    @PostMapping(consumes = "application/json")
    @Operation(summary = "Take a mandate that was brought; every partner is told of it")
    List<MandateDocument> take(AccessScope scope, @RequestBody Brought brought) {
        desk.take(scope, brought.mandate() == null ? "" : brought.mandate());
        return mandates();
    }
}
