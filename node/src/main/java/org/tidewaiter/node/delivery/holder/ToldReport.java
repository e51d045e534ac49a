package org.tidewaiter.node.delivery.holder;

import java.util.List;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.delivery.Holder;
import org.tidewaiter.node.delivery.ReportHolders.Copies;

/** What one node tells the node from which it has a report: who holds it beyond, and in how many files it stands. */
record ToldReport(ReportIdentity identity, List<Holder> holders, List<Copies> copies) {

    /** Holders, and nodes with files, that are told of one report; further ones are left out. */
    static final int MOST = 200;

    ToldReport {
        holders = List.copyOf(holders.subList(0, Math.min(MOST, holders.size())));
        copies = List.copyOf(copies.subList(0, Math.min(MOST, copies.size())));
    }
}
