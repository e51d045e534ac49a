package org.tidewaiter.node.registry;

import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.version.LogWitness;
import org.tidewaiter.exchange.version.VersionIssuer;
import org.tidewaiter.node.delivery.Signing;

/** Signs as node EE, as long as a test permits it. */
public final class TestSigning implements Signing {

    static final String NODE = "EE";

    final SigningKey key = SigningKey.generate(new SecureRandom());
    private final VersionIssuer issuer = new VersionIssuer(key, new SecureRandom());
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private volatile boolean permitted = true;

    void permit(boolean may) {
        permitted = may;
    }

    /** The next signature fails so. */
    void failOnce(RuntimeException with) {
        failure.set(with);
    }

    /** Whether it has failed as it was told to. */
    boolean failed() {
        return failure.get() == null;
    }

    @Override
    public String node() {
        return NODE;
    }

    @Override
    public long epoch() {
        return 1;
    }

    @Override
    public boolean permitted() {
        return permitted;
    }

    @Override
    public Set<String> withoutMandate() {
        return Set.of();
    }

    @Override
    public List<LogWitness> witnessed() {
        RuntimeException failed = failure.getAndSet(null);
        if (failed != null) {
            throw failed;
        }
        return List.of();
    }

    @Override
    public VersionIssuer issuer() {
        return issuer;
    }
}
