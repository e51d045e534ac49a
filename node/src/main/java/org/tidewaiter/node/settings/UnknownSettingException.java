package org.tidewaiter.node.settings;

import java.io.Serial;
import java.util.List;

/** Something is set that no setting is, so the node does not start. What it is set to stands in no message: it may be a secret. */
final class UnknownSettingException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** @param sentences one for each name */
    UnknownSettingException(List<String> sentences) {
        super(String.join("\n", sentences));
    }
}
