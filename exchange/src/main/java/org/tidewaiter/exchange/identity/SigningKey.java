package org.tidewaiter.exchange.identity;

import java.security.SecureRandom;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** A node's Ed25519 key (RFC 8032, pure). Safe for use by many threads. Never prints itself. */
public final class SigningKey {

    /** Length of a seed, in bytes. */
    public static final int SEED_BYTES = Ed25519PrivateKeyParameters.KEY_SIZE;

    /** Length of a signature, in bytes. */
    public static final int SIGNATURE_BYTES = Ed25519PrivateKeyParameters.SIGNATURE_SIZE;

    private final Ed25519PrivateKeyParameters parameters;
    private final VerificationKey verificationKey;

    private SigningKey(Ed25519PrivateKeyParameters parameters) {
        this.parameters = parameters;
        this.verificationKey = VerificationKey.of(parameters.generatePublicKey().getEncoded());
    }

    public static SigningKey generate(SecureRandom random) {
        return new SigningKey(new Ed25519PrivateKeyParameters(random));
    }

    /**
     * The key of a seed.
     *
     * @throws IllegalArgumentException if the seed has not 32 bytes
     */
    public static SigningKey fromSeed(byte[] seed) {
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("an Ed25519 seed has 32 bytes");
        }
        return new SigningKey(new Ed25519PrivateKeyParameters(seed));
    }

    /** The 32 secret bytes that this key is made of. */
    public byte[] seed() {
        return parameters.getEncoded();
    }

    /** The 64 bytes of the signature; the same message always gets the same ones. */
    public byte[] sign(byte[] message) {
        byte[] signature = new byte[SIGNATURE_BYTES];
        parameters.sign(Ed25519.Algorithm.Ed25519, null, message, 0, message.length, signature, 0);
        return signature;
    }

    public VerificationKey verificationKey() {
        return verificationKey;
    }

    Ed25519PrivateKeyParameters parameters() {
        return parameters;
    }

    @Override
    public String toString() {
        return "SigningKey[" + verificationKey.id() + "]";
    }
}
