package org.tidewaiter.exchange.log;

import java.util.Collection;
import java.util.Map;
import org.tidewaiter.exchange.version.Digest;

/** Where the hashes of a log's complete subtrees are kept. */
@FunctionalInterface
public interface Hashes {

    /**
     * Those hashes, read at once.
     *
     * @return what is there of them
     */
    Map<Subtree, Digest> of(Collection<Subtree> subtrees);
}
