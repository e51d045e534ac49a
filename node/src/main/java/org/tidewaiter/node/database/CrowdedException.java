package org.tidewaiter.node.database;

import org.springframework.dao.TransientDataAccessResourceException;

/** More visitors than a node lets in at a time: come again. Costs little, for there may be many. */
public final class CrowdedException extends TransientDataAccessResourceException {

    private static final long serialVersionUID = 1L;

    CrowdedException() {
        super("more visitors than are let in at a time");
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
