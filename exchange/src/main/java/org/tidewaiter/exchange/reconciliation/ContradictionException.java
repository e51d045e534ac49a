package org.tidewaiter.exchange.reconciliation;

/** The other end contradicts itself: a part of its tree has not the digest that it gave for it before. */
public final class ContradictionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ContradictionException(Prefix prefix) {
        super("the digests under the node '" + prefix.text() + "' are not those it was given");
    }
}
