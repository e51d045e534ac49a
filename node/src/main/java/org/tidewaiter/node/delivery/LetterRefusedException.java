package org.tidewaiter.node.delivery;

/** A letter that cannot be written now. The caller is to blame, or has to wait. */
public class LetterRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Letters.Obstacle obstacle;

    public LetterRefusedException(Letters.Obstacle obstacle, String partner) {
        super("no letter to " + partner + ": " + obstacle);
        this.obstacle = obstacle;
    }

    public Letters.Obstacle obstacle() {
        return obstacle;
    }
}
