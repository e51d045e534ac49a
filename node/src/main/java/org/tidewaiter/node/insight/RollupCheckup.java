package org.tidewaiter.node.insight;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.checkup.Checkup;
import org.tidewaiter.node.checkup.Finding;
import org.tidewaiter.node.journal.Journal;

/** How far the overview is behind what was accepted. */
@Component
class RollupCheckup implements Checkup {

    /** A batch may be at work, and another one has gathered. */
    private static final long FAR = 3L * RollupFollower.BATCH;

    private final Journal journal;

    RollupCheckup(Journal journal) {
        this.journal = journal;
    }

    @Override
    public List<Finding> look() {
        long behind = Math.max(0, journal.lastPosition() - journal.position(RollupFollower.NAME));
        return List.of(
                behind > FAR
                        ? Finding.watch("overview", "rollups.behind", behind)
                        : Finding.good("overview", "rollups", behind));
    }
}
