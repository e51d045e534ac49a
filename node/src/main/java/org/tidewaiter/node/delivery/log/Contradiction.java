package org.tidewaiter.node.delivery.log;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Names what a node says of a log that cannot be of one history with what is known here.
 *
 * @param log name of the node whose log it is
 * @param witness name of the node that says so
 * @param root base64url of the hash of the tree that the witness says to have verified
 */
public record Contradiction(String log, String witness, String root) {

    private static final String BETWEEN = " ";

    public Contradiction {
        requireNonNull(log, "log");
        requireNonNull(witness, "witness");
        requireNonNull(root, "root");
    }

    public static Contradiction of(WitnessedPoint point) {
        return new Contradiction(
                point.log(), point.witness(), point.point().root().text());
    }

    /** As a form sends it. Neither names of nodes nor hashes hold a space. */
    String code() {
        return String.join(BETWEEN, log, witness, root);
    }

    /** Empty where it is no such code. */
    public static Optional<Contradiction> ofCode(String code) {
        String[] parts = code.split(BETWEEN, -1);
        return parts.length == 3 ? Optional.of(new Contradiction(parts[0], parts[1], parts[2])) : Optional.empty();
    }
}
