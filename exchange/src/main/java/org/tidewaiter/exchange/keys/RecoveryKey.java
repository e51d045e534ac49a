package org.tidewaiter.exchange.keys;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.identity.VerificationKey;

/**
 * The key with which a node revokes its others, as it is kept away from the node: on paper or on a medium in a safe. Never
 * prints itself but by {@link #text()}.
 */
public final class RecoveryKey {

    /** More characters than any recovery key has as a text. */
    public static final int LONGEST = 1000;

    private static final String HEADING = "tidewaiter-recovery-key-1";
    private static final String NODE = "node: ";
    private static final String PUBLIC = "public: ";
    private static final String SECRET = "secret: ";

    private final String node;
    private final SigningKey key;

    private RecoveryKey(String node, SigningKey key) {
        this.node = node;
        this.key = key;
    }

    public static RecoveryKey generate(String node, SecureRandom random) {
        return new RecoveryKey(node, SigningKey.generate(random));
    }

    /**
     * Reads what {@link #text()} has written. Blank lines and space at the ends of lines are what typing may add.
     *
     * @throws IllegalArgumentException if it is no such text, or a character of it was lost or changed
     */
    public static RecoveryKey parse(String text) {
        List<String> lines = text.length() > LONGEST
                ? List.of()
                : text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
        if (lines.size() != 4 || !lines.getFirst().equals(HEADING)) {
            throw new IllegalArgumentException("this is no recovery key");
        }
        byte[] seed = Base64.getUrlDecoder().decode(value(lines.get(3), SECRET));
        RecoveryKey read = new RecoveryKey(value(lines.get(1), NODE), SigningKey.fromSeed(seed));
        if (!read.verificationKey().text().equals(value(lines.get(2), PUBLIC))) {
            throw new IllegalArgumentException("the two halves of this recovery key do not belong together");
        }
        return read;
    }

    private static String value(String line, String name) {
        if (!line.startsWith(name)) {
            throw new IllegalArgumentException("this is no recovery key");
        }
        return line.substring(name.length());
    }

    /** Both halves, for people to keep. */
    public String text() {
        return String.join(
                "\n",
                HEADING,
                NODE + node,
                PUBLIC + verificationKey().text(),
                SECRET + Base64.getUrlEncoder().withoutPadding().encodeToString(key.seed()),
                "");
    }

    public String node() {
        return node;
    }

    public VerificationKey verificationKey() {
        return key.verificationKey();
    }

    SigningKey signingKey() {
        return key;
    }

    @Override
    public String toString() {
        return "RecoveryKey[" + verificationKey().id() + "]";
    }
}
