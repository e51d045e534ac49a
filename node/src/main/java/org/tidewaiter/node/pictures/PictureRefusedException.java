package org.tidewaiter.node.pictures;

/** The sender's fault, but for a node that is busy; it carries a code and nothing of the file. */
final class PictureRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final PictureRefusal refusal;

    PictureRefusedException(PictureRefusal refusal) {
        super(refusal.code());
        this.refusal = refusal;
    }

    PictureRefusal refusal() {
        return refusal;
    }
}
