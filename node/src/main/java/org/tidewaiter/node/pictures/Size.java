package org.tidewaiter.node.pictures;

/** How much of a picture is asked for. */
enum Size {
    FULL,
    THUMBNAIL
}
