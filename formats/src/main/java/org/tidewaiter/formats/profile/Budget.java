package org.tidewaiter.formats.profile;

/** How many characters may still be held. */
final class Budget {

    private long left;

    Budget(long characters) {
        this.left = characters;
    }

    /** Takes so many, or none. */
    boolean take(int characters) {
        if (characters > left) {
            return false;
        }
        left -= characters;
        return true;
    }
}
