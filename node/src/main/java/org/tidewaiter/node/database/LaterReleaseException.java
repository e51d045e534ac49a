package org.tidewaiter.node.database;

import java.util.List;
import org.flywaydb.core.api.FlywayException;

/** A later release has changed the database so that this program cannot work with it. */
final class LaterReleaseException extends FlywayException {

    private static final long serialVersionUID = 1L;

    LaterReleaseException(List<String> migrations) {
        super("A later release has changed this database so that this program cannot work with it: migration "
                + String.join(", ", migrations)
                + ". Nothing was changed now. Start the later release again; or restore, with this program, a backup from"
                + " before the upgrade: what came after it is then learnt again from partners, as after any restore.");
    }
}
