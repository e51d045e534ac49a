package org.tidewaiter.node.intake.page;

/**
 * A report that is here already and may be of the case that is being typed.
 *
 * @param path where it is read
 * @param words what it is about: goods, place, day
 * @param sameReference whether it carries the reference that was typed; it resembles what was typed where not
 */
public record KnownCase(String path, String words, boolean sameReference) {}
