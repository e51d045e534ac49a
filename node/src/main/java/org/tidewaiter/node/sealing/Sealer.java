package org.tidewaiter.node.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals bytes with AES-256-GCM. Each sealed value is bound to a context (what it belongs to), so that it cannot be moved
 * to another row and opened there.
 *
 * <p>Form: one version byte, 12 bytes nonce, cipher text with its 16-byte tag.
 */
public final class Sealer {

    private static final byte FORM = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final String keyId;
    private final SecureRandom random;

    Sealer(SecretKey key, String keyId, SecureRandom random) {
        this.key = key;
        this.keyId = keyId;
        this.random = random;
    }

    /** Names the key, so that a row says under which key it was sealed. */
    public String keyId() {
        return keyId;
    }

    /** Seals {@code open} for {@code context}. */
    public byte[] seal(byte[] open, String context) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] closed = run(Cipher.ENCRYPT_MODE, nonce, context, open);
        return ByteBuffer.allocate(1 + NONCE_BYTES + closed.length)
                .put(FORM)
                .put(nonce)
                .put(closed)
                .array();
    }

    /**
     * Opens what {@link #seal} made for the same context.
     *
     * @throws SealBrokenException if it was altered, belongs to another context or to another key
     */
    public byte[] open(byte[] sealed, String context) {
        if (sealed.length < 1 + NONCE_BYTES + TAG_BITS / 8 || sealed[0] != FORM) {
            throw new SealBrokenException(null);
        }
        ByteBuffer buffer = ByteBuffer.wrap(sealed, 1, sealed.length - 1);
        byte[] nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        byte[] closed = new byte[buffer.remaining()];
        buffer.get(closed);
        return run(Cipher.DECRYPT_MODE, nonce, context, closed);
    }

    private byte[] run(int mode, byte[] nonce, String context, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new SealBrokenException(e);
        }
    }
}
