package org.tidewaiter.report;

/**
 * A picture that a person has looked at and released: no person, no plate, no document on it. The bytes travel apart,
 * named by their digest. It has no caption, since text is never released automatically.
 *
 * @param id names the picture within its report, the same in every version; random, so that a gap tells nothing
 * @param kind code of the list {@code picture-kind}
 * @param digest SHA-256 of the bytes that travel, in base64url without padding
 * @param mediaType {@code image/jpeg} or {@code image/png}
 * @param width in pixels
 * @param height in pixels
 */
public record Picture(String id, String kind, String digest, String mediaType, Integer width, Integer height) {}
