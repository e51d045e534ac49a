package org.tidewaiter.node.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task and what the reader may do under it; never empty.
 *
 * @param current the entry the reader is at, null when the page belongs to another task
 */
public record NavigationGroup(
        Task task, List<NavigationEntry> entries, @Nullable NavigationEntry current) {

    public NavigationGroup {
        entries = List.copyOf(entries);
    }

    public boolean isCurrent() {
        return current != null;
    }

    public boolean isCurrent(NavigationEntry entry) {
        return entry.equals(current);
    }
}
