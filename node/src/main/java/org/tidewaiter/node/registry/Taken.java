package org.tidewaiter.node.registry;

import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.version.VersionContent;
import org.tidewaiter.node.journal.Change;
import org.tidewaiter.report.SeizureReport;

/**
 * A version of a dispatch that will be stored.
 *
 * @param index place of its outcome
 * @param before how it was accepted before this node forgot it, or before it came by another way; null where it is new
 * @param content what is known of the report by this version and all that is held of it; null for a withdrawal
 */
record Taken(
        int index,
        HeldReport report,
        VersionContent version,
        Outcome.@Nullable AlreadyAccepted before,
        @Nullable SeizureReport content,
        @Nullable CasePseudonym pseudonym,
        Change change) {

    int number() {
        return version.claims().version();
    }
}
