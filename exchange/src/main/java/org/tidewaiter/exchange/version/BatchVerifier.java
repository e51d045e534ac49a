package org.tidewaiter.exchange.version;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Verifies many versions on a fixed number of platform threads. Virtual threads would all compute at once and starve
 * everything else; here a batch takes no more cores than it was given.
 */
public final class BatchVerifier implements AutoCloseable {

    private static final int CHUNK = 32;

    private final VersionVerifier verifier;
    private final ExecutorService threads;

    public BatchVerifier(VersionVerifier verifier, int threads) {
        this.verifier = verifier;
        this.threads = Executors.newFixedThreadPool(
                threads,
                Thread.ofPlatform().daemon().name("exchange-verify-", 1).factory());
    }

    /**
     * Verifies versions.
     *
     * @param expectedIssuer the node that must have signed each
     * @return one verification for each version, in their order
     * @throws InterruptedException if the caller was interrupted while waiting
     */
    public List<VersionVerification> verifyAll(
            List<SignedVersion> versions, Function<SignedVersion, String> expectedIssuer) throws InterruptedException {
        List<Callable<List<VersionVerification>>> chunks = new ArrayList<>();
        for (int from = 0; from < versions.size(); from += CHUNK) {
            List<SignedVersion> chunk = versions.subList(from, Math.min(from + CHUNK, versions.size()));
            chunks.add(() -> chunk.stream()
                    .map(version -> verifier.verify(version, expectedIssuer.apply(version)))
                    .toList());
        }
        List<VersionVerification> verifications = new ArrayList<>(versions.size());
        for (Future<List<VersionVerification>> verified : threads.invokeAll(chunks)) {
            verifications.addAll(result(verified));
        }
        return verifications;
    }

    private static List<VersionVerification> result(Future<List<VersionVerification>> done)
            throws InterruptedException {
        try {
            return done.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("verifying a batch failed", failed.getCause());
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
