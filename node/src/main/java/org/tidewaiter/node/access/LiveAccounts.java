package org.tidewaiter.node.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Accounts as they stand, at most a second old: asked at every request, so that a suspension or a narrowed role holds
 * for open sessions and tokens within that second, also when another instance of the node wrote it.
 */
@Component
class LiveAccounts {
    static final Duration OLDEST = Duration.ofSeconds(1);
    private static final int MOST = 10_000;

    private record Seen(Optional<Account> account, Instant at) {}

    private final AccountStore store;
    private final Clock clock;
    private final Map<UUID, Seen> seen = new ConcurrentHashMap<>();

    LiveAccounts(AccountStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The account, if it exists and is active. */
    Optional<Account> active(UUID id) {
        var now = clock.instant();
        var known = seen.get(id);
        if (known == null || !now.isBefore(known.at().plus(OLDEST)) || now.isBefore(known.at())) {
            known = new Seen(store.find(id), now);
            remember(id, known);
        }
        return known.account().filter(Account::active);
    }

    private void remember(UUID id, Seen account) {
        if (seen.size() >= MOST) {
            seen.clear();
        }
        seen.put(id, account);
    }
}
