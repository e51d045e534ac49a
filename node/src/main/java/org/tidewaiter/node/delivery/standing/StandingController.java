package org.tidewaiter.node.delivery.standing;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;

/** Whether this node may sign, for programs; and the operator's word that it may. */
@RestController
@RequestMapping("/api/v1/standing")
public class StandingController {

    private final Standing standing;
    private final StandingOverrides overrides;
    private final StandingRunner runner;

    StandingController(Standing standing, StandingOverrides overrides, StandingRunner runner) {
        this.standing = standing;
        this.overrides = overrides;
        this.runner = runner;
    }

    /**
     * Where this node stands.
     *
     * @param permitted whether it signs versions now
     */
    public record StandingAnswer(String state, boolean permitted, long epoch) {}

    @GetMapping
    @Requires(Permission.SEE_NETWORK)
    StandingAnswer standing() {
        String state = switch (standing.state()) {
            case NOT_NEEDED -> "not-needed";
            case CONFIRMED -> "confirmed";
            case OVERRIDDEN -> "overridden";
            case UNCONFIRMED -> "unconfirmed";
            case BEHIND -> "behind";
        };
        return new StandingAnswer(state, standing.permitted(), standing.epoch());
    }

    @PostMapping("/override")
    @Requires(Permission.OVERRIDE_STANDING)
    public StandingAnswer override(AccessScope scope) {
        overrides.record(scope);
        standing.override();
        runner.askAgain();
        return standing();
    }
}
