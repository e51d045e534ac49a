package org.tidewaiter.node.registry;

import java.util.UUID;
import org.tidewaiter.exchange.version.ReportIdentity;

/**
 * Published inside the transaction in which a withdrawal with a reason that erases took effect: whoever keeps a copy of what
 * the report said destroys it in the same transaction.
 *
 * @param record name of the report inside this node
 */
public record ReportErased(UUID record, ReportIdentity identity) {}
