package org.tidewaiter.exchange.identity;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * What a node is known by: an Ed25519 key with a self-signed certificate, and a separate EC P-256 key for TLS whose
 * certificate the Ed25519 key issued. Partners pin the Ed25519 key alone; the TLS key can be replaced at any time.
 */
public final class NodeIdentity {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,63}");

    private final String node;
    private final SigningKey signingKey;
    private final X509Certificate identityCertificate;
    private final PrivateKey tlsKey;
    private final X509Certificate tlsCertificate;

    NodeIdentity(
            String node,
            SigningKey signingKey,
            X509Certificate identityCertificate,
            PrivateKey tlsKey,
            X509Certificate tlsCertificate) {
        this.node = node;
        this.signingKey = signingKey;
        this.identityCertificate = identityCertificate;
        this.tlsKey = tlsKey;
        this.tlsCertificate = tlsCertificate;
    }

    /**
     * A new identity, not stored yet.
     *
     * @param node the node's name
     */
    public static NodeIdentity create(String node, TlsTerms terms, SecureRandom random) {
        return of(node, SigningKey.generate(random), terms, random);
    }

    /**
     * An identity over a key that is there, with a TLS key of its own; not stored yet.
     *
     * @param node the node's name
     */
    public static NodeIdentity of(String node, SigningKey key, TlsTerms terms, SecureRandom random) {
        CertificateWriter writer = new CertificateWriter(key, requireName(node), terms, random);
        try {
            KeyPair tls = newTlsKey(random);
            return new NodeIdentity(node, key, writer.identity(), tls.getPrivate(), writer.leaf(node, tls.getPublic()));
        } catch (IOException | GeneralSecurityException | OperatorCreationException failed) {
            throw new IdentityException(
                    IdentityException.Problem.DAMAGED, "an identity could not be made on this system", failed);
        }
    }

    /** The same identity with a new TLS key and certificate, not stored yet. */
    public NodeIdentity withNewTls(TlsTerms terms, SecureRandom random) {
        CertificateWriter writer = new CertificateWriter(signingKey, node, terms, random);
        try {
            KeyPair tls = newTlsKey(random);
            return new NodeIdentity(
                    node, signingKey, identityCertificate, tls.getPrivate(), writer.leaf(node, tls.getPublic()));
        } catch (IOException | GeneralSecurityException | OperatorCreationException failed) {
            throw new IdentityException(
                    IdentityException.Problem.DAMAGED, "a TLS key could not be made on this system", failed);
        }
    }

    /** Whether any part of an identity is stored in that directory. */
    public static boolean isStoredIn(Path directory) {
        return new IdentityFiles(directory).anyExists();
    }

    /**
     * Loads an identity and checks that its parts belong together.
     *
     * @throws IdentityException if there is none, only a part of one, or a damaged one
     */
    public static NodeIdentity load(Path directory) {
        return new IdentityFiles(directory).load();
    }

    /**
     * Stores this identity in a directory that holds none; only the owner can read the files.
     *
     * @throws IdentityException if one is there, or a file cannot be written
     */
    public void store(Path directory) {
        new IdentityFiles(directory).store(this);
    }

    /**
     * Replaces the TLS part of this identity where it is stored, at once.
     *
     * @throws IdentityException if another identity is stored there
     */
    public void storeTls(Path directory) {
        new IdentityFiles(directory).replaceTls(this);
    }

    /** Stores this identity beside the one in use, to come after it. */
    public void storeAsNext(Path directory) {
        IdentityFiles.next(directory).storeAnew(this);
    }

    /** The same, instead of one that was to come after it: that one is destroyed. */
    public void storeInsteadOfNext(Path directory) {
        IdentityFiles.next(directory).storeInstead(this);
    }

    /** The identity that comes after the one in use, if one was made. */
    public static Optional<NodeIdentity> next(Path directory) {
        IdentityFiles files = IdentityFiles.next(directory);
        return files.isKeyThere() ? Optional.of(files.load()) : Optional.empty();
    }

    /** Lets the next identity take its place at the next {@link #changeIfDue}. */
    public static void letChange(Path directory) {
        new IdentityFiles(directory).letChange();
    }

    public static boolean isChangeDue(Path directory) {
        return new IdentityFiles(directory).isChangeDue();
    }

    /** Before an identity is loaded: puts the next one in its place where that is due. The former key is kept. */
    public static void changeIfDue(Path directory) {
        new IdentityFiles(directory).changeIfDue();
    }

    /** The keys that were in use before the one that is. */
    public static List<SigningKey> former(Path directory) {
        return new IdentityFiles(directory).former();
    }

    private static KeyPair newTlsKey(SecureRandom random) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }

    private static String requireName(String node) {
        if (!NAME.matcher(node).matches()) {
            throw new IllegalArgumentException("a node's name has up to 64 letters, digits, dots and hyphens");
        }
        return node;
    }

    /** The node's name, as written in the certificates. */
    public String node() {
        return node;
    }

    public SigningKey signingKey() {
        return signingKey;
    }

    /** What partners pin. */
    public VerificationKey verificationKey() {
        return signingKey.verificationKey();
    }

    public X509Certificate identityCertificate() {
        return identityCertificate;
    }

    public X509Certificate tlsCertificate() {
        return tlsCertificate;
    }

    /** When the TLS certificate ends; renew it well before. */
    public Instant tlsValidUntil() {
        return tlsCertificate.getNotAfter().toInstant();
    }

    /** When the certificate over the key itself ends; change the key well before. */
    public Instant keyValidUntil() {
        return identityCertificate.getNotAfter().toInstant();
    }

    PrivateKey tlsKey() {
        return tlsKey;
    }
}
