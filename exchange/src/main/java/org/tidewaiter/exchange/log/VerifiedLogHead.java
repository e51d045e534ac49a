package org.tidewaiter.exchange.log;

/** A head that the node whose log it is signed. Only {@link LogHeads} makes one. */
public final class VerifiedLogHead implements LogHeadReading {

    private final SignedLogHead signed;

    VerifiedLogHead(SignedLogHead signed) {
        this.signed = signed;
    }

    public LogHead head() {
        return signed.head();
    }

    public LogPoint point() {
        return signed.head().point();
    }

    /** As it was signed: whoever holds two that contradict each other can show both. */
    public SignedLogHead signed() {
        return signed;
    }
}
