package org.tidewaiter.node.pictures;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds the bytes of a picture that a report names: uploaded here, or sent by a partner. */
@Component
class PictureBytes {

    private final ObjectProvider<OwnPictureRows> own;
    private final ReceivedPictureRows received;

    PictureBytes(ObjectProvider<OwnPictureRows> own, ReceivedPictureRows received) {
        this.own = own;
        this.received = received;
    }

    Optional<byte[]> of(String digest, Size size) {
        OwnPictureRows rows = own.getIfAvailable();
        Optional<byte[]> uploaded =
                rows == null ? Optional.empty() : rows.withDigest(digest).flatMap(picture -> rows.bytes(picture, size));
        return uploaded.or(() -> received.bytes(digest, size));
    }
}
