package org.tidewaiter.node.agreements.page;

import java.util.List;

/** Two revisions of one agreement. */
public record ComparePage(String number, String path, int from, int to, List<ComparedTerm> compared) {

    public ComparePage {
        compared = List.copyOf(compared);
    }

    public boolean same() {
        return compared.stream().noneMatch(ComparedTerm::changed);
    }
}
