package org.tidewaiter.node.delivery;

/** Identity, partners, agreements or authorities are such that this node must not start. The message is for its operator. */
public final class StartRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartRefusedException(String sentence) {
        super(sentence);
    }
}
