package org.tidewaiter.formats.profile;

/** A value and how many cells hold it. */
public record ValueCount(String value, long count) {}
