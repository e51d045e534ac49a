package org.tidewaiter.node.registry;

import java.util.Set;

/**
 * Published inside the transaction in which a report's head stopped naming pictures, so that whoever keeps the bytes can
 * let go of them in it. Another report may name the same: ask {@link NamedPictures}.
 *
 * @param digests of the pictures
 */
public record PicturesUnnamed(Set<String> digests) {

    public PicturesUnnamed {
        digests = Set.copyOf(digests);
    }
}
