package org.tidewaiter.node.database;

import org.flywaydb.core.api.FlywayException;
import org.tidewaiter.node.settings.NodePart;

/** The configuration gives this node another part than the one its database was made for. */
final class ChangedPartException extends FlywayException {

    private static final long serialVersionUID = 1L;

    ChangedPartException(NodePart recorded, NodePart configured) {
        super("This database belongs to a node of part " + recorded + ", and tidewaiter.node.part says " + configured
                + ". A node never changes its part. Correct the configuration, or choose another tidewaiter.data.");
    }
}
