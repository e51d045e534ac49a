package org.tidewaiter.node.pictures;

import org.tidewaiter.exchange.version.Digest;

/**
 * A picture drawn anew from its pixels: upright, opaque, of a bounded size, without anything beside what it shows.
 *
 * @param digest SHA-256 of {@code bytes}
 * @param bytes what may travel; not copied
 * @param thumbnail a small JPEG of it; not copied
 */
record CleanPicture(Digest digest, PictureFormat format, int width, int height, byte[] bytes, byte[] thumbnail) {}
