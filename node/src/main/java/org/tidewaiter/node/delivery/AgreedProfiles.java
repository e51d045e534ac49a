package org.tidewaiter.node.delivery;

import java.util.Optional;
import org.tidewaiter.exchange.version.Digest;

/** The disclosure profiles that this node knows; implemented by the store of versions, which applies them. */
@FunctionalInterface
public interface AgreedProfiles {

    /** Digest of the profile that this node has under that name; empty if it has none. */
    Optional<Digest> digestOf(String profile);
}
