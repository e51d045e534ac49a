package org.tidewaiter.node.delivery.partner;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;
import org.tidewaiter.exchange.identity.NodeIdentity;

/** Gives Tomcat a context that is ready, instead of key and trust stores: pinned keys fit into none of these. */
record PinnedSslContext(SSLContext context, NodeIdentity identity) implements org.apache.tomcat.util.net.SSLContext {

    @Override
    public void init(KeyManager[] keys, TrustManager[] trust, SecureRandom random) {
        // The context came initialised.
    }

    @Override
    public void destroy() {
        // Nothing to let go of.
    }

    @Override
    public SSLSessionContext getServerSessionContext() {
        return context.getServerSessionContext();
    }

    @Override
    public SSLEngine createSSLEngine() {
        return context.createSSLEngine();
    }

    @Override
    public SSLServerSocketFactory getServerSocketFactory() {
        return context.getServerSocketFactory();
    }

    @Override
    public SSLParameters getSupportedSSLParameters() {
        return context.getSupportedSSLParameters();
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return new X509Certificate[] {identity.tlsCertificate(), identity.identityCertificate()};
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
