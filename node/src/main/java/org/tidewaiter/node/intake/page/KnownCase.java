package org.tidewaiter.node.intake.page;

/**
 * A report of the case that is being typed.
 *
 * @param path where it is read
 * @param words what it is about: goods, place, day
 */
public record KnownCase(String path, String words) {}
