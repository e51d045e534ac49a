package org.tidewaiter.node.web.component;

/** A page above this one: its title and where it is. */
public record Crumb(String label, String path) {}
