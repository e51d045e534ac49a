package org.tidewaiter.node.mandates;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.checkup.Checkup;
import org.tidewaiter.node.checkup.Finding;
import org.tidewaiter.node.settings.MemberSettings;
import org.tidewaiter.node.settings.NodeSettings;

/** Mandates that end soon, and on a gateway members that nothing is signed for. */
@Component
class MandateCheckup implements Checkup {

    private static final Duration SOON = Duration.ofDays(30);

    private final HeldMandates held;
    private final NodeSettings settings;
    private final Clock clock;

    MandateCheckup(HeldMandates held, NodeSettings settings, Clock clock) {
        this.held = held;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public List<Finding> look() {
        held.refresh();
        List<Finding> findings = new ArrayList<>();
        Instant now = clock.instant();
        for (HeldMandate one : held.last()) {
            Instant until = one.mandate().until();
            if (until != null && one.stateAt(now) == HeldMandate.State.IN_FORCE && until.isBefore(now.plus(SOON))) {
                long days = Duration.between(now, until).toDays();
                findings.add(Finding.watch(
                        "mandates",
                        "mandates.ends",
                        one.mandate().originator(),
                        one.mandate().node(),
                        days));
            }
        }
        for (MemberSettings member : settings.members()) {
            switch (held.of(settings.node().name(), member.originator())) {
                case ENDED, NEVER -> findings.add(Finding.bad("mandates", "mandates.missing", member.originator()));
                case NOT_ASKED -> findings.add(Finding.watch("mandates", "mandates.unpinned", member.originator()));
                case IN_FORCE -> {}
            }
        }
        return findings;
    }
}
