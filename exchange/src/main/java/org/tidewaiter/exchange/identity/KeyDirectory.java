package org.tidewaiter.exchange.identity;

import java.util.Optional;

/** Where the pinned keys of known nodes are looked up. */
@FunctionalInterface
public interface KeyDirectory {

    /** What is known of that node's keys; empty if the node is unknown or no longer a partner. */
    Optional<KeyHistory> of(String node);
}
