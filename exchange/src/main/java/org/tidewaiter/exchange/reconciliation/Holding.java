package org.tidewaiter.exchange.reconciliation;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;
import org.tidewaiter.exchange.token.Codes;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ReportIdentity;

/**
 * One version that is held, as its stored bytes say.
 *
 * @param digest of the version, recomputed from the signing input that is stored
 * @param disclosed recomputed from the disclosures that are stored
 * @param sound whether the signature holds, and what else is stored of the version agrees with its bytes
 */
public record Holding(ReportIdentity identity, int version, Digest digest, Digest disclosed, boolean sound) {

    /** By SHA-256 of the identity, unsigned, then by number: the order of a tree. */
    public static final Comparator<Holding> ORDER = Comparator.<Holding, byte[]>comparing(
                    holding -> key(holding.identity()), Arrays::compareUnsigned)
            .thenComparingInt(Holding::version);

    private static final String SOUND = "sound";
    private static final String DAMAGED = "damaged";
    private static final int FIELDS = 6;

    public Holding {
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(disclosed, "disclosed");
        Codes.requireNumber(version, 1, "the version");
    }

    /** Where a report stands in a tree: SHA-256 of its originator, a slash and its number. */
    public static byte[] key(ReportIdentity identity) {
        return Digest.sha256(identity.toString().getBytes(StandardCharsets.UTF_8))
                .bytes();
    }

    /** Its spelling in the digest of a leaf; no field can hold a slash. */
    public String line() {
        return String.join(
                "/",
                identity.originator(),
                identity.number().toString(),
                Integer.toString(version),
                digest.text(),
                disclosed.text(),
                sound ? SOUND : DAMAGED);
    }

    /**
     * The holding of that spelling.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Holding parse(String line) {
        String[] fields = line.split("/", -1);
        if (fields.length != FIELDS || !(fields[5].equals(SOUND) || fields[5].equals(DAMAGED))) {
            throw new IllegalArgumentException("not the line of a holding");
        }
        Holding holding = new Holding(
                new ReportIdentity(fields[0], UUID.fromString(fields[1])),
                Integer.parseInt(fields[2]),
                Digest.parse(fields[3]),
                Digest.parse(fields[4]),
                fields[5].equals(SOUND));
        if (!holding.line().equals(line)) {
            throw new IllegalArgumentException("a holding has one spelling");
        }
        return holding;
    }
}
