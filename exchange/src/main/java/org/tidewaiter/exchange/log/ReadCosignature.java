package org.tidewaiter.exchange.log;

import java.time.Instant;

/**
 * A cosignature of a head that the log's own node signed: whatever became of the log since, that node cannot deny this head.
 * Only {@link Cosignatures} makes one.
 */
public final class ReadCosignature implements CosignatureReading {

    private final Cosignature cosignature;
    private final VerifiedLogHead head;
    private final String jws;
    private final boolean known;

    ReadCosignature(Cosignature cosignature, VerifiedLogHead head, String jws, boolean known) {
        this.cosignature = cosignature;
        this.head = head;
        this.jws = jws;
        this.known = known;
    }

    public String cosigner() {
        return cosignature.cosigner();
    }

    public VerifiedLogHead head() {
        return head;
    }

    public Instant time() {
        return cosignature.time();
    }

    /** As it came; kept and shown to others as it is. */
    public String jws() {
        return jws;
    }

    /** Whether the cosigner's key is known here, and it has signed; of an unknown node nothing but the name is known. */
    public boolean isOfKnownNode() {
        return known;
    }
}
