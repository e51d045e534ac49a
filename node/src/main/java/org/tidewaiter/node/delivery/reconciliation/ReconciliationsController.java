package org.tidewaiter.node.delivery.reconciliation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.delivery.comparison.Reconciliation;
import org.tidewaiter.node.delivery.comparison.Reconciliations;
import org.tidewaiter.node.delivery.queue.Lanes;
import org.tidewaiter.node.delivery.queue.LanesController;
import org.tidewaiter.node.web.ProblemException;

/** Comparisons with a partner, for programs. */
@RestController
@Requires(Permission.SEE_NETWORK)
@RequestMapping("/api/v1/lanes/{partner}/reconciliations")
class ReconciliationsController {

    private static final int MOST = 200;

    private final Reconciliations reconciliations;
    private final Lanes lanes;

    ReconciliationsController(Reconciliations reconciliations, Lanes lanes) {
        this.reconciliations = reconciliations;
        this.lanes = lanes;
    }

    /** One difference, with its codes. */
    record DifferenceAnswer(String originator, UUID number, int version, String kind, String action, boolean healed) {

        static DifferenceAnswer of(Reconciliation.Differing one) {
            return new DifferenceAnswer(
                    one.version().identity().originator(),
                    one.version().identity().number(),
                    one.version().version(),
                    one.kind().code(),
                    one.action().code(),
                    one.healed());
        }
    }

    /** A comparison with a part of its differences. */
    record DetailAnswer(Reconciliation reconciliation, List<DifferenceAnswer> differences) {}

    /** Whether one was asked for; not where one is wanted or under way already. */
    record WantedAnswer(boolean wanted) {}

    /**
     * Newest first.
     *
     * @param before only older ones than this
     */
    @GetMapping
    List<Reconciliation> list(
            AccessScope scope,
            @PathVariable String partner,
            @RequestParam(required = false) @Nullable UUID before,
            @RequestParam(defaultValue = "50") int limit) {
        requireKnown(scope, partner);
        return reconciliations.list(scope, partner, before, Math.clamp(limit, 1, MOST));
    }

    /**
     * One, with its differences.
     *
     * @param after how many differences come before those that are wanted
     */
    @GetMapping("/{id}")
    DetailAnswer one(
            AccessScope scope,
            @PathVariable String partner,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "100") int limit) {
        Reconciliation found = reconciliations.of(scope, partner, id).orElseThrow(ReconciliationsController::unknown);
        return new DetailAnswer(
                found,
                reconciliations.differences(scope, id, Math.max(0, after), Math.clamp(limit, 1, MOST)).stream()
                        .map(DifferenceAnswer::of)
                        .toList());
    }

    @PostMapping
    @Requires(Permission.ADMINISTER_NETWORK)
    @ResponseStatus(HttpStatus.ACCEPTED)
    WantedAnswer want(AccessScope scope, @PathVariable String partner) {
        requireKnown(scope, partner);
        return new WantedAnswer(reconciliations.want(scope, partner));
    }

    private void requireKnown(AccessScope scope, String partner) {
        if (lanes.of(scope, partner).isEmpty()) {
            throw LanesController.unknown();
        }
    }

    static ProblemException unknown() {
        return ProblemException.of(HttpStatus.NOT_FOUND, "reconciliation-unknown", "delivery.reconciliation-unknown");
    }
}
