package org.tidewaiter.exchange.identity;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;

/**
 * The X25519 keys (RFC 7748) that belong to a node's Ed25519 key: the same point on the other form of the curve, so that
 * whoever has compared a node's one fingerprint can also encrypt to it. That one key serves a signature and a key
 * encapsulation safely is shown by Thormarker, "On using the same key pair for Ed25519 and an X25519 based KEM" (2021).
 */
public final class EncapsulationKeys {

    private static final BigInteger PRIME = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final int BYTES = 32;

    private EncapsulationKeys() {}

    /** To encrypt to the holder of that key: u = (1 + y) / (1 - y). */
    public static X25519PublicKeyParameters of(VerificationKey key) {
        byte[] point = key.raw();
        point[BYTES - 1] &= 0x7F;
        BigInteger y = new BigInteger(1, reversed(point));
        BigInteger u = BigInteger.ONE
                .add(y)
                .multiply(BigInteger.ONE.subtract(y).modInverse(PRIME))
                .mod(PRIME);
        byte[] big = u.toByteArray();
        byte[] little = new byte[BYTES];
        for (int i = 0; i < Math.min(big.length, BYTES); i++) {
            little[i] = big[big.length - 1 - i];
        }
        return new X25519PublicKeyParameters(little);
    }

    /** To decrypt what was encrypted to that key. */
    public static AsymmetricCipherKeyPair of(SigningKey key) {
        byte[] scalar = Arrays.copyOf(sha512(key.seed()), BYTES);
        X25519PrivateKeyParameters secret = new X25519PrivateKeyParameters(scalar);
        return new AsymmetricCipherKeyPair(secret.generatePublicKey(), secret);
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    private static byte[] sha512(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-512").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-512", e);
        }
    }
}
