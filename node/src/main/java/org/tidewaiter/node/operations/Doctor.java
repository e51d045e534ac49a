package org.tidewaiter.node.operations;

import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.checkup.Checkup;
import org.tidewaiter.node.checkup.Finding;

/** Asks every part of the node how it is. */
@Component
class Doctor {

    private static final Logger log = LoggerFactory.getLogger(Doctor.class);

    private final List<Checkup> checkups;

    Doctor(List<Checkup> checkups) {
        this.checkups = List.copyOf(checkups);
    }

    /** What was found, the worst first. A part that cannot be looked at is bad itself. */
    List<Finding> look(AccessScope scope) {
        scope.require(Permission.READ_METRICS);
        return checkups.stream()
                .flatMap(checkup -> findings(checkup).stream())
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .toList();
    }

    private static List<Finding> findings(Checkup checkup) {
        try {
            return checkup.look();
        } catch (RuntimeException failed) {
            String part = checkup.getClass().getSimpleName();
            log.warn("{} could not look: {}", part, failed.getClass().getSimpleName());
            return List.of(Finding.bad(part, "failed", part));
        }
    }
}
