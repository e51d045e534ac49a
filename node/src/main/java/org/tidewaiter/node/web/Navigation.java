package org.tidewaiter.node.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All entries of the rail, in order. */
@Component
final class Navigation {

    private final List<NavigationEntry> entries;

    Navigation(ObjectProvider<NavigationEntry> contributed) {
        this.entries = contributed.stream()
                .sorted(Comparator.comparing(NavigationEntry::task).thenComparingInt(NavigationEntry::order))
                .toList();
    }

    List<NavigationGroup> of(@Nullable Viewer viewer, String path) {
        if (viewer == null) {
            return List.of();
        }
        List<NavigationEntry> visible =
                entries.stream().filter(entry -> entry.visible().test(viewer)).toList();
        NavigationEntry current = visible.stream()
                .filter(entry -> entry.leadsTo(path))
                .max(Comparator.comparingInt(entry -> entry.path().length()))
                .orElse(null);
        var groups = new ArrayList<NavigationGroup>();
        for (Task task : Task.values()) {
            List<NavigationEntry> own =
                    visible.stream().filter(entry -> entry.task() == task).toList();
            if (!own.isEmpty()) {
                groups.add(new NavigationGroup(task, own, current != null && current.task() == task ? current : null));
            }
        }
        return List.copyOf(groups);
    }
}
