package org.tidewaiter.node.pictures;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.delivery.OutgoingAttachments;
import org.tidewaiter.node.registry.NamedPictures;

/** Gives delivery the bytes of a picture that the head of a report names. */
@Component
class TravellingPictures implements OutgoingAttachments {

    private final NamedPictures named;
    private final PictureBytes bytes;

    TravellingPictures(NamedPictures named, PictureBytes bytes) {
        this.named = named;
        this.bytes = bytes;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Attachment> load(ReportIdentity identity, Digest digest) {
        return named.of(identity, digest.text())
                .flatMap(picture ->
                        bytes.of(digest.text(), Size.FULL).map(found -> new Attachment(picture.mediaType(), found)));
    }
}
