package org.tidewaiter.node.pictures;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.Picture;

/**
 * A picture that was uploaded here, without its bytes.
 *
 * @param id its id within the report
 * @param kind code of the list {@code picture-kind}
 * @param digest null once it is destroyed
 */
record OwnPicture(
        UUID record,
        String id,
        PictureState state,
        String kind,
        @Nullable String digest,
        String mediaType,
        int width,
        int height,
        String uploadedBy,
        Instant uploadedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    /** As the report names it. */
    Picture inReport() {
        if (digest == null) {
            throw new IllegalStateException("a destroyed picture is in no report");
        }
        return new Picture(id, kind, digest, mediaType, width, height);
    }
}
