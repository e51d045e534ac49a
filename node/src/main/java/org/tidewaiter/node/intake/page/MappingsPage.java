package org.tidewaiter.node.intake.page;

import java.util.List;

/** The mappings that this node knows. */
public record MappingsPage(List<Line> own, List<Line> shipped) {

    /**
     * @param about version, who made it and when, or whose data it reads, in words
     * @param versions that can be taken, newest first
     */
    public record Line(String name, String title, String about, List<Integer> versions) {}
}
