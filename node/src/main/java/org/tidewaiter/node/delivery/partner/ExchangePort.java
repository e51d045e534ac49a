package org.tidewaiter.node.delivery.partner;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.dispatch.DispatchBounds;
import org.tidewaiter.exchange.identity.IdentityTls;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.node.delivery.IncomingIntroductions;
import org.tidewaiter.node.settings.NodeSettings;

/**
 * The port that partners call: TLS 1.3, where the caller must show a certificate that a pinned key issued, or the key that
 * the code of an invitation makes. Everybody else is refused in the handshake.
 */
@Component
class ExchangePort implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final int MOST_CONNECTIONS = 200;

    private final Connector connector;

    ExchangePort(
            NodeSettings settings,
            NodeIdentity identity,
            Partners partners,
            ObjectProvider<IncomingIntroductions> introductions,
            Clock clock) {
        connector = new Connector(Http11NioProtocol.class.getName());
        connector.setPort(settings.exchange().port());
        connector.setScheme("https");
        connector.setSecure(true);
        connector.setXpoweredBy(false);
        AbstractHttp11Protocol<?> protocol = (AbstractHttp11Protocol<?>) connector.getProtocolHandler();
        protocol.setSSLEnabled(true);
        protocol.setExecutor(new VirtualThreadExecutor("exchange-"));
        protocol.setConnectionTimeout((int) SILENCE.toMillis());
        protocol.setKeepAliveTimeout((int) Duration.ofMinutes(1).toMillis());
        protocol.setMaxKeepAliveRequests(-1);
        protocol.setMaxConnections(MOST_CONNECTIONS);
        protocol.setMaxHttpRequestHeaderSize(8 * 1024);
        // A body that is too long is read to its end within this, so that the caller learns why it was refused.
        protocol.setMaxSwallowSize(2 * DispatchBounds.BYTES);
        connector.addSslHostConfig(tls(identity, () -> callers(partners, introductions), clock));
    }

    private static Collection<VerificationKey> callers(
            Partners partners, ObjectProvider<IncomingIntroductions> introductions) {
        List<VerificationKey> keys = new ArrayList<>(partners.keys());
        introductions.forEach(some -> keys.addAll(some.callers()));
        return keys;
    }

    private static SSLHostConfig tls(
            NodeIdentity identity, Supplier<Collection<VerificationKey>> callers, Clock clock) {
        SSLContext context = IdentityTls.serverContext(identity, callers, clock);
        SSLHostConfig host = new SSLHostConfig();
        host.setProtocols("TLSv1.3");
        host.setCertificateVerification("required");
        SSLHostConfigCertificate certificate =
                new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
        certificate.setSslContext(new PinnedSslContext(context, identity));
        host.addCertificate(certificate);
        return host;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addAdditionalConnectors(connector);
    }

    /** The port in use; after the start also when the settings leave it open. */
    int number() {
        return connector.getLocalPort();
    }
}
