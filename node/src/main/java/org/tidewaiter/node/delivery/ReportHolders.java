package org.tidewaiter.node.delivery;

import java.util.List;

/**
 * Who holds a report beside this node.
 *
 * @param holders one entry for each node and each way to it
 * @param copies files of exports, by node; nobody can take back what is in them
 */
public record ReportHolders(List<Holder> holders, List<Copies> copies) {

    public ReportHolders {
        holders = List.copyOf(holders);
        copies = List.copyOf(copies);
    }

    /**
     * Exports that held the report.
     *
     * @param node where they were made
     * @param files how many
     */
    public record Copies(String node, int files) {}

    /** How many have confirmed that version or a later one. */
    public long confirmed(int head) {
        return holders.stream().filter(holder -> holder.hasConfirmed(head)).count();
    }

    /** How many files there are at all nodes. */
    public long files() {
        return copies.stream().mapToLong(Copies::files).sum();
    }
}
