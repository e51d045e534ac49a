package org.tidewaiter.node.vocabulary;

import java.time.Instant;

/**
 * A file that was loaded, without its content.
 *
 * @param source where it is from, as whoever loaded it said
 * @param digest SHA-256 of its bytes, in hexadecimal digits
 * @param rows without the heading
 */
record ReferenceFile(ReferenceKind kind, String source, String digest, int rows, Instant loadedAt, String loadedBy) {}
