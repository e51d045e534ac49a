package org.tidewaiter.node.casework.page;

import java.util.List;

/** Nodes to which this one can hand reports over, and how far that has come. */
public record HandOversPage(List<Line> lines) {

    public HandOversPage {
        lines = List.copyOf(lines);
    }

    /**
     * One such node.
     *
     * @param node its short name
     * @param title of it, as people read it
     * @param ready whether something can be handed over now
     */
    public record Line(String node, String title, int handedOver, int left, boolean ready) {}
}
