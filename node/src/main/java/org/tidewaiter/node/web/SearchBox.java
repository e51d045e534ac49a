package org.tidewaiter.node.web;

/**
 * Where the search box in the top line leads; the module that searches contributes one as a bean. Without one there is
 * no box.
 *
 * @param path answers GET
 * @param parameter carries the words or the case number
 */
public record SearchBox(String path, String parameter) {}
