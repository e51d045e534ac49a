package org.tidewaiter.trials;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.tidewaiter.exchange.identity.IdentityTls;
import org.tidewaiter.exchange.identity.NodeIdentity;

/** To a node it is the partner; it can be so only because the trial made both identities. */
final class PosingServer implements AutoCloseable {

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    PosingServer(int port, NodeIdentity node, NodeIdentity partner, HttpHandler handler) throws IOException {
        this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setHttpsConfigurator(mutual(
                IdentityTls.serverContext(partner, () -> List.of(node.verificationKey()), InstantSource.system())));
        server.createContext("/", handler);
        server.setExecutor(threads);
        server.start();
    }

    private static HttpsConfigurator mutual(SSLContext context) {
        return new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters terms = context.getDefaultSSLParameters();
                terms.setNeedClientAuth(true);
                parameters.setSSLParameters(terms);
            }
        };
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
