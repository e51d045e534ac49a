package org.tidewaiter.report.disclosure;

/**
 * A part or a field that came although the profile does not list it.
 *
 * @param path the part, or the part and the field in it, for example {@code goods/k3v9x2ab.description}
 */
public record Excess(String path) {}
