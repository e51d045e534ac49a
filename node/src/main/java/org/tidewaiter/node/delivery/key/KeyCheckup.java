package org.tidewaiter.node.delivery.key;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.checkup.Checkup;
import org.tidewaiter.node.checkup.Finding;

/** A change of this node's key that has begun and is not ended, and whether there is a key to revoke it with. */
@Component
class KeyCheckup implements Checkup {

    private final OwnKeys keys;
    private final OwnRecovery recovery;

    KeyCheckup(OwnKeys keys, OwnRecovery recovery) {
        this.keys = keys;
        this.recovery = recovery;
    }

    @Override
    public List<Finding> look() {
        return Stream.of(change(), recovery()).flatMap(List::stream).toList();
    }

    private List<Finding> recovery() {
        OwnRecovery.Standing standing = recovery.standing();
        if (standing.key() == null) {
            return List.of(Finding.watch("key", "key.no-recovery"));
        }
        return standing.waiting().isEmpty()
                ? List.of(Finding.good("key", "key.recovery"))
                : List.of(Finding.watch("key", "key.recovery-waits", String.join(", ", standing.waiting())));
    }

    private List<Finding> change() {
        OwnKeys.Standing standing = keys.standing();
        String waiting = String.join(", ", standing.waiting());
        return switch (standing.stage()) {
            case ONE_KEY -> List.of();
            case ANNOUNCED -> List.of(Finding.watch("key", "key.announced", waiting));
            case CONFIRMED -> List.of(Finding.watch("key", "key.confirmed"));
            case DUE -> List.of(Finding.watch("key", "key.due"));
            case CHANGED -> List.of(Finding.watch("key", "key.changed"));
            case RETIRING -> List.of(Finding.watch("key", "key.retiring", waiting));
            case REVOKED -> List.of(Finding.bad("key", "key.revoked"));
            case REPLACED -> List.of(Finding.bad("key", "key.replaced", waiting));
        };
    }
}
