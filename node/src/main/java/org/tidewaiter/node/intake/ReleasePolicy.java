package org.tidewaiter.node.intake;

import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.agreement.ReleaseRule;
import org.tidewaiter.node.registry.NewReport.ReleaseMode;
import org.tidewaiter.report.Provenance;

/** Decides whether a report waits for the coordinator. */
@Component
class ReleasePolicy {

    private final ReleaseSettings settings;

    ReleasePolicy(ReleaseSettings settings) {
        this.settings = settings;
    }

    ReleaseMode of(Channel channel, Provenance provenance) {
        Channel source = provenance == Provenance.FILE ? Channel.FILE : channel;
        return settings.of(source) == ReleaseRule.AUTOMATIC ? ReleaseMode.AUTOMATIC : ReleaseMode.BY_COORDINATOR;
    }
}
