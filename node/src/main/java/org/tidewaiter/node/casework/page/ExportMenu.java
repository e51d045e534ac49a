package org.tidewaiter.node.casework.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The formats in which what was found can be taken away.
 *
 * @param formats empty where there is too much of it
 * @param tooMany how to narrow the search, null where it need not be narrowed
 */
public record ExportMenu(List<Format> formats, @Nullable String tooMany) {

    public ExportMenu {
        formats = List.copyOf(formats);
    }

    /**
     * One format.
     *
     * @param says what it is good for
     */
    public record Format(String label, String says, String href) {}
}
