package org.tidewaiter.exchange.joining;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.identity.VerificationKey;

/**
 * The secret of one invitation: 160 random bits. It makes an Ed25519 key under which its holder calls the node that
 * invited; that node keeps the public half alone, from which nobody gets the code back. Never prints itself.
 */
public final class InvitationCode {

    private static final int BYTES = 20;
    private static final int GROUP = 4;
    private static final int BITS = 5;
    /** Crockford's base 32: no letter that could be read as a digit. */
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final byte[] PURPOSE = "tidewaiter-invitation-1".getBytes(StandardCharsets.US_ASCII);

    private final String digits;

    private InvitationCode(String digits) {
        this.digits = digits;
    }

    public static InvitationCode generate(SecureRandom random) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < BYTES * Byte.SIZE / BITS; i++) {
            digits.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return new InvitationCode(digits.toString());
    }

    /** Reads a code as people copy it: blanks, hyphens and small letters do no harm. */
    public static Optional<InvitationCode> parse(String text) {
        String digits = text.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        boolean whole = digits.length() == BYTES * Byte.SIZE / BITS
                && digits.chars().allMatch(digit -> DIGITS.indexOf(digit) >= 0);
        return whole ? Optional.of(new InvitationCode(digits)) : Optional.empty();
    }

    /** Eight groups of four. */
    public String text() {
        StringBuilder groups = new StringBuilder();
        for (int at = 0; at < digits.length(); at += GROUP) {
            groups.append(at == 0 ? "" : "-").append(digits, at, at + GROUP);
        }
        return groups.toString();
    }

    /** The key that the code makes: the SHA-256 of a fixed prefix and the code is its seed. */
    public SigningKey key() {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update(PURPOSE);
            return SigningKey.fromSeed(hash.digest(digits.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** By which the node that invited knows the holder of the code. */
    public VerificationKey verificationKey() {
        return key().verificationKey();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof InvitationCode code && digits.equals(code.digits);
    }

    @Override
    public int hashCode() {
        return digits.hashCode();
    }

    @Override
    public String toString() {
        return "InvitationCode[" + verificationKey().id() + "]";
    }
}
