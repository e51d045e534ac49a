package org.tidewaiter.node.pictures;

import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.registry.NamedPictures;

/** Says what of a picture an account may see: all of what a report names, the rest only who may read nominal data. */
@Component
class PictureViews {

    private final ObjectProvider<OwnPictures> own;
    private final NamedPictures named;
    private final PictureBytes bytes;

    PictureViews(ObjectProvider<OwnPictures> own, NamedPictures named, PictureBytes bytes) {
        this.own = own;
        this.named = named;
        this.bytes = bytes;
    }

    /**
     * A picture as it is shown.
     *
     * @param released whether a person has released it, so that a browser may keep it
     * @param bytes not copied
     */
    record View(String mediaType, boolean released, byte[] bytes) {}

    Optional<View> of(AccessScope scope, UUID record, String id, Size size) {
        return inReport(scope, record, id, size).or(() -> uploaded(scope, record, id, size));
    }

    private Optional<View> inReport(AccessScope scope, UUID record, String id, Size size) {
        return named.find(scope, record, id)
                .flatMap(picture -> bytes.of(picture.digest(), size)
                        .map(found -> new View(type(picture.mediaType(), size), true, found)));
    }

    private Optional<View> uploaded(AccessScope scope, UUID record, String id, Size size) {
        OwnPictures pictures = own.getIfAvailable();
        return pictures == null
                ? Optional.empty()
                : pictures.find(scope, record, id)
                        .flatMap(picture -> pictures.look(scope, picture, size)
                                .map(found -> new View(
                                        type(picture.mediaType(), size),
                                        picture.state() == PictureState.RELEASED,
                                        found)));
    }

    private static String type(String mediaType, Size size) {
        return size == Size.THUMBNAIL ? PictureFormat.JPEG.mediaType() : mediaType;
    }
}
