package org.tidewaiter.node.pictures;

/** The formats that are taken in and sent on. */
enum PictureFormat {
    JPEG("image/jpeg"),
    PNG("image/png");

    private final String mediaType;

    PictureFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }
}
