package org.tidewaiter.exchange.identity;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Date;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts exactly the end certificates that a pinned key issued and that are valid now. Authorities of the system count
 * for nothing, and host names neither: a partner is its key, wherever it is reached.
 */
final class PinnedTrustManager extends X509ExtendedTrustManager {

    private final Supplier<? extends Collection<VerificationKey>> pinned;
    private final InstantSource clock;

    PinnedTrustManager(Supplier<? extends Collection<VerificationKey>> pinned, InstantSource clock) {
        this.pinned = pinned;
        this.clock = clock;
    }

    private void requireTrusted(X509Certificate[] chain) throws CertificateException {
        if (chain.length == 0) {
            throw new CertificateException("no certificate was shown");
        }
        chain[0].checkValidity(Date.from(clock.instant()));
        if (IdentityTls.signerOf(chain, pinned.get()).isEmpty()) {
            throw new CertificateException("the certificate was not issued by a pinned key");
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        requireTrusted(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        requireTrusted(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        requireTrusted(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        requireTrusted(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        requireTrusted(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        requireTrusted(chain);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
