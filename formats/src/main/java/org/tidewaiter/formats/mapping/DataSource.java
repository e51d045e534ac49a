package org.tidewaiter.formats.mapping;

/**
 * Where the data comes from.
 *
 * @param attribution who is to be named wherever the data is shown
 */
public record DataSource(String publisher, String licence, String attribution) {}
