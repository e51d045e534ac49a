package org.tidewaiter.exchange.keys;

import java.security.SecureRandom;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.exchange.identity.WrittenKey;

/**
 * The key with which a node revokes its others, as it is kept away from the node: on paper or on a medium in a safe. Never
 * prints itself but by {@link #text()}.
 */
public final class RecoveryKey {

    /** More characters than any recovery key has as a text. */
    public static final int LONGEST = WrittenKey.LONGEST;

    private static final String HEADING = "tidewaiter-recovery-key-1";
    private static final String NODE = "node";

    private final WrittenKey written;

    private RecoveryKey(WrittenKey written) {
        this.written = written;
    }

    public static RecoveryKey generate(String node, SecureRandom random) {
        return new RecoveryKey(new WrittenKey(node, SigningKey.generate(random)));
    }

    /**
     * Reads what {@link #text()} has written.
     *
     * @throws IllegalArgumentException if it is no such text, or a character of it was lost or changed
     */
    public static RecoveryKey parse(String text) {
        return new RecoveryKey(WrittenKey.parse(text, HEADING, NODE, "recovery key"));
    }

    /** Both halves, for people to keep. */
    public String text() {
        return written.text(HEADING, NODE);
    }

    public String node() {
        return written.owner();
    }

    public VerificationKey verificationKey() {
        return signingKey().verificationKey();
    }

    SigningKey signingKey() {
        return written.key();
    }

    @Override
    public String toString() {
        return "RecoveryKey[" + verificationKey().id() + "]";
    }
}
