package org.tidewaiter.exchange.identity;

import java.util.Base64;
import java.util.List;

/**
 * Both halves of a key as lines of text, for people to keep away from any node: on paper or on a medium in a safe.
 *
 * @param owner whose key it is
 */
public record WrittenKey(String owner, SigningKey key) {

    /** More characters than any such text has. */
    public static final int LONGEST = 1000;

    private static final String PUBLIC = "public";
    private static final String SECRET = "secret";

    /**
     * The text.
     *
     * @param heading says what the key is for, and that it is one
     * @param ownerName how the line that names the owner begins
     */
    public String text(String heading, String ownerName) {
        return String.join(
                "\n",
                heading,
                line(ownerName, owner),
                line(PUBLIC, key.verificationKey().text()),
                line(SECRET, Base64.getUrlEncoder().withoutPadding().encodeToString(key.seed())),
                "");
    }

    private static String line(String name, String value) {
        return name + ": " + value;
    }

    /**
     * Reads what {@link #text} has written. Blank lines and space at the ends of lines are what typing may add.
     *
     * @param what what it should be, for whoever reads that it is not
     * @throws IllegalArgumentException if it is no such text, or a character of it was lost or changed
     */
    public static WrittenKey parse(String text, String heading, String ownerName, String what) {
        List<String> lines = text.length() > LONGEST
                ? List.of()
                : text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
        if (lines.size() != 4 || !lines.getFirst().equals(heading)) {
            throw none(what);
        }
        byte[] seed = Base64.getUrlDecoder().decode(value(lines.get(3), SECRET, what));
        WrittenKey read = new WrittenKey(value(lines.get(1), ownerName, what), SigningKey.fromSeed(seed));
        if (!read.key.verificationKey().text().equals(value(lines.get(2), PUBLIC, what))) {
            throw new IllegalArgumentException("the two halves of this key do not belong together");
        }
        return read;
    }

    private static String value(String line, String name, String what) {
        String beginning = line(name, "");
        if (!line.startsWith(beginning)) {
            throw none(what);
        }
        return line.substring(beginning.length());
    }

    private static IllegalArgumentException none(String what) {
        return new IllegalArgumentException("this is no " + what);
    }

    /** Never the secret half. */
    @Override
    public String toString() {
        return "WrittenKey[" + owner + ", " + key.verificationKey().id() + "]";
    }
}
