package org.tidewaiter.exchange.identity;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEParameterSpec;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Mutual TLS between nodes that know each other by pinned keys. */
public final class IdentityTls {

    private static final String PROTOCOL = "TLSv1.3";

    private IdentityTls() {}

    /** For calls to one partner: shows the own certificate, accepts that partner's alone. */
    public static SSLContext clientContext(NodeIdentity own, VerificationKey partner, InstantSource clock) {
        return clientContext(own, List.of(partner), clock);
    }

    /** The same to a partner that uses several keys while it changes from one to the next. */
    public static SSLContext clientContext(NodeIdentity own, List<VerificationKey> partner, InstantSource clock) {
        return context(own, trustManager(() -> partner, clock));
    }

    /** For a server that partners call: shows the own certificate, accepts those of the given partners. */
    public static SSLContext serverContext(
            NodeIdentity own, Supplier<? extends Collection<VerificationKey>> partners, InstantSource clock) {
        return context(own, trustManager(partners, clock));
    }

    /** Accepts a client whose certificate one of the given keys issued; asked anew for every connection. */
    public static X509ExtendedTrustManager trustManager(
            Supplier<? extends Collection<VerificationKey>> partners, InstantSource clock) {
        return new PinnedTrustManager(partners, clock);
    }

    /** When a certificate that was shown ends. */
    public static Instant endOf(X509Certificate shown) {
        return shown.getNotAfter().toInstant();
    }

    /** Which of the keys issued the certificate that was shown in a handshake; empty if none. */
    public static Optional<VerificationKey> signerOf(X509Certificate[] chain, Collection<VerificationKey> candidates) {
        if (chain.length == 0 || !CertificateReader.isLeaf(chain[0])) {
            return Optional.empty();
        }
        return candidates.stream()
                .filter(key -> CertificateReader.isSignedBy(chain[0], key))
                .findFirst();
    }

    private static SSLContext context(NodeIdentity own, X509ExtendedTrustManager trust) {
        try {
            char[] password = new char[0];
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(keyStore(own, password), password);
            SSLContext context = SSLContext.getInstance(PROTOCOL);
            context.init(keys.getKeyManagers(), new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("every JDK speaks TLS 1.3", failed);
        }
    }

    /**
     * The TLS key and its chain, for a key manager, which takes no key but from a store. The store is never written anywhere, and
     * its password is no secret: to harden it against guessing would only cost time.
     */
    private static KeyStore keyStore(NodeIdentity own, char[] password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            Certificate[] chain = {own.tlsCertificate(), own.identityCertificate()};
            store.setEntry("node", new KeyStore.PrivateKeyEntry(own.tlsKey(), chain), unhardened(password));
            return store;
        } catch (GeneralSecurityException | IOException failed) {
            throw new IllegalStateException("every JDK has PKCS #12 stores", failed);
        }
    }

    private static KeyStore.PasswordProtection unhardened(char[] password) {
        IvParameterSpec block = new IvParameterSpec(new byte[16]);
        return new KeyStore.PasswordProtection(
                password, "PBEWithHmacSHA256AndAES_256", new PBEParameterSpec(new byte[8], 1, block));
    }
}
