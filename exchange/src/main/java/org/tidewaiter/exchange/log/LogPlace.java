package org.tidewaiter.exchange.log;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.token.Codes;
import org.tidewaiter.exchange.version.Digest;

/**
 * Where an acceptance stands in a log.
 *
 * @param index of its entry, from 0
 * @param hash of its entry, so that whoever knows only some of the entries can follow the proof
 * @param disclosed which part was accepted first, where another one travelled now; null where it is the same
 */
public record LogPlace(long index, Digest hash, @Nullable Digest disclosed) {

    public LogPlace {
        Codes.requireNumber(index, 0, "the index");
        Objects.requireNonNull(hash, "hash");
    }

    /** Which part was accepted first, where another one travelled now. */
    public Optional<Digest> firstDisclosed() {
        return Optional.ofNullable(disclosed);
    }
}
