package org.tidewaiter.node.delivery;

/** Identity, partners or agreements are such that this node must not start. The message is for its operator. */
final class StartRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartRefusedException(String sentence) {
        super(sentence);
    }
}
