package org.tidewaiter.node.registry;

import org.tidewaiter.node.delivery.OldCopy;

/** A node under test, which a test may take for an older copy of itself. */
final class TestCopy implements OldCopy {

    private volatile boolean old;

    void isOld(boolean isOld) {
        this.old = isOld;
    }

    @Override
    public boolean isWithholding() {
        return old;
    }
}
