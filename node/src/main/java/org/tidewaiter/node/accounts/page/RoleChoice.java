package org.tidewaiter.node.accounts.page;

/** One role as a box to tick. */
public record RoleChoice(String code, String label, String note, boolean ticked) {}
