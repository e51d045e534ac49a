package org.tidewaiter.node.access;

import java.io.Serial;
import java.io.Serializable;
import java.security.Principal;
import java.time.Instant;
import java.util.UUID;

/**
 * What a session remembers of its account; everything else is asked anew at each request.
 *
 * @param credentials which password was used; an older one ends the session
 */
record SessionIdentity(UUID account, String name, int credentials, Instant signedInAt)
        implements Principal, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    @Override
    public String getName() {
        return name;
    }
}
