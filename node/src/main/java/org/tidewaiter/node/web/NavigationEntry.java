package org.tidewaiter.node.web;

import java.util.function.Predicate;

/**
 * One line of the rail. A module contributes its entries as beans; the shell shows those whose predicate holds for the
 * reader.
 *
 * @param order within its task, small first
 * @param messageKey of its words, in the contributing module's bundle
 * @param path where it leads; pages below this path count as being there
 * @param icon a name from {@code node/assets/icons.txt}
 */
public record NavigationEntry(
        int order, Task task, String messageKey, String path, String icon, Predicate<Viewer> visible) {

    boolean leadsTo(String current) {
        return current.equals(path) || current.startsWith(path + "/");
    }
}
