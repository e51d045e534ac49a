package org.tidewaiter.exchange.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.tidewaiter.exchange.token.Codes;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ReportIdentity;

/**
 * What the log says of one acceptance: nothing that a holder of the version and its receipt does not know.
 *
 * @param identity the report's name
 * @param version the version that was accepted; of a recall, the highest that it takes back
 * @param digest that version's digest
 * @param disclosed which part of it travelled
 * @param sender name of the node that sent it
 * @param at when it was accepted, to the millisecond
 */
public record LogEntry(
        Kind kind, ReportIdentity identity, long version, Digest digest, Digest disclosed, String sender, Instant at) {

    /** What happened to a version. */
    public enum Kind {
        ACCEPTED("accepted"),
        SUPPLEMENTED("supplemented"),
        RECALLED("recalled");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        /** The kind of that code. */
        public static Kind of(String code) {
            for (Kind kind : values()) {
                if (kind.code.equals(code)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no kind of entry is called so");
        }
    }

    private static final String FORM = "tidewaiter-log-entry/1";

    public LogEntry {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(identity, "identity");
        Codes.requireNumber(version, 1, "the version");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(disclosed, "disclosed");
        Codes.requireCode(sender, "the sender");
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Its written form: one value a line, each line ended. No value can hold an end of line. */
    public byte[] written() {
        return (String.join(
                                "\n",
                                FORM,
                                kind.code(),
                                identity.originator(),
                                identity.number().toString(),
                                Long.toString(version),
                                digest.text(),
                                disclosed.text(),
                                sender,
                                at.toString())
                        + "\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Its hash in the tree. */
    public Digest hash() {
        return TreeHash.leaf(written());
    }
}
