package org.tidewaiter.node.delivery.standing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;

/** Whether this node shows reports, or may be an older copy of itself, for programs. */
@RestController
@RequestMapping("/api/v1/restored-copy")
class RestoredCopyController {

    private final RestoredCopy copy;

    RestoredCopyController(RestoredCopy copy) {
        this.copy = copy;
    }

    /**
     * Where it stands.
     *
     * @param withholding whether no reports are shown
     * @param since when it was noticed; null where reports are shown
     * @param waitingFor partners with whom this node was not compared since
     */
    record RestoredAnswer(boolean withholding, @Nullable Instant since, List<String> waitingFor) {}

    @GetMapping
    @Requires(Permission.SEE_NETWORK)
    RestoredAnswer state() {
        return copy.progress()
                .map(progress -> new RestoredAnswer(true, progress.since(), progress.waitingFor()))
                .orElseGet(() -> new RestoredAnswer(false, null, List.of()));
    }

    @PostMapping("/showing")
    @Requires(Permission.OVERRIDE_STANDING)
    RestoredAnswer show(AccessScope scope) {
        copy.showAnyway(scope);
        return state();
    }
}
