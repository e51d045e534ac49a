package org.tidewaiter.exchange.joining;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.StringJoiner;
import org.tidewaiter.exchange.identity.VerificationKey;

/**
 * What people at both ends read to each other: forty digits in eight groups, made of both nodes' names and keys and of the
 * invitation. They are the same on both screens only if nobody stands between. To make them agree, somebody in between
 * would have to find two keys with the same 132 bits, about 2^66 attempts, before the invitation ends.
 */
public final class ComparisonDigits {

    private static final byte[] PURPOSE = "tidewaiter-comparison-1".getBytes(StandardCharsets.US_ASCII);
    private static final int GROUPS = 8;
    private static final int MODULUS = 100_000;

    private ComparisonDigits() {}

    /**
     * The digits.
     *
     * @param inviter name of the node that invited, and the key that it is known by
     * @param newcomer name of the node that was invited
     * @param invitation public half of the key that the code makes
     */
    public static String of(
            String inviter,
            VerificationKey inviterKey,
            String newcomer,
            VerificationKey newcomerKey,
            VerificationKey invitation) {
        MessageDigest hash = sha512();
        hash.update(PURPOSE);
        for (String name : new String[] {inviter, newcomer}) {
            hash.update((byte) name.length());
            hash.update(name.getBytes(StandardCharsets.US_ASCII));
        }
        hash.update(inviterKey.raw());
        hash.update(newcomerKey.raw());
        byte[] bytes = hash.digest(invitation.raw());
        StringJoiner groups = new StringJoiner(" ");
        for (int group = 0; group < GROUPS; group++) {
            long number = 0;
            for (int i = 0; i < Long.BYTES - 1; i++) {
                number = number << Byte.SIZE | bytes[group * (Long.BYTES - 1) + i] & 0xFF;
            }
            groups.add("%05d".formatted(number % MODULUS));
        }
        return groups.toString();
    }

    private static MessageDigest sha512() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-512", e);
        }
    }
}
