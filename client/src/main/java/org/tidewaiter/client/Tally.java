package org.tidewaiter.client;

/** Rows counted by what became of them. */
record Tally(long accepted, long alreadyThere, long refused) {

    static final Tally NOTHING = new Tally(0, 0, 0);

    long rows() {
        return accepted + alreadyThere + refused;
    }

    Tally accept(int rows) {
        return new Tally(accepted + rows, alreadyThere, refused);
    }

    Tally findThere(int rows) {
        return new Tally(accepted, alreadyThere + rows, refused);
    }

    Tally refuse(int rows) {
        return new Tally(accepted, alreadyThere, refused + rows);
    }

    /** The line that a script can rely on; the same in every language. */
    @Override
    public String toString() {
        return "accepted " + accepted + ", already there " + alreadyThere + ", refused " + refused;
    }
}
