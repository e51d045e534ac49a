package org.tidewaiter.node.casework.page;

import java.util.List;

/**
 * Two branches of one report side by side.
 *
 * @param version number of the one that a partner has given back
 * @param head number of the version with which the report stands here
 * @param path of the report's page
 * @param withdrawnHere whether the branch that stands here withdraws the report
 * @param withdrawnThere whether the other one does
 * @param sections what the other one says, marked where it differs from what stands here; none where it withdraws the report
 */
public record ForkPage(
        String originator,
        String number,
        int version,
        int head,
        String path,
        boolean withdrawnHere,
        boolean withdrawnThere,
        List<FieldSection> sections) {

    public ForkPage {
        sections = List.copyOf(sections);
    }

    public String report() {
        return originator + "/" + number;
    }
}
