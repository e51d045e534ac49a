package org.tidewaiter.node.delivery;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.checkup.Checkup;
import org.tidewaiter.node.checkup.Finding;

/** A change of this node's key that has begun and is not ended. */
@Component
class KeyCheckup implements Checkup {

    private final OwnKeys keys;

    KeyCheckup(OwnKeys keys) {
        this.keys = keys;
    }

    @Override
    public List<Finding> look() {
        OwnKeys.Standing standing = keys.standing();
        String waiting = String.join(", ", standing.waiting());
        return switch (standing.stage()) {
            case ONE_KEY -> List.of();
            case ANNOUNCED -> List.of(Finding.watch("key", "key.announced", waiting));
            case CONFIRMED -> List.of(Finding.watch("key", "key.confirmed"));
            case DUE -> List.of(Finding.watch("key", "key.due"));
            case CHANGED -> List.of(Finding.watch("key", "key.changed"));
            case RETIRING -> List.of(Finding.watch("key", "key.retiring", waiting));
        };
    }
}
