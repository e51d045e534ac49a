package org.tidewaiter.exchange.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidewaiter.exchange.Node;
import org.tidewaiter.exchange.Versions;

/** Prints what issuing and verifying cost on this machine; fails only where something is wrong by an order. */
class SpeedTest {

    // Time on the processor, so that a busy machine does not blur the figures.
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 4_000;
    private static final int RUNS = 4_000;
    private static final int PARTS = 12;
    private static final long FAR_TOO_SLOW_MICROSECONDS = 5_000;

    private final VersionVerifier verifier = new VersionVerifier(Node.partners(), (node, originator) -> true);

    @Test
    void signsAndVerifiesInMicroseconds() {
        VersionIssuer issuer = new VersionIssuer(Node.ESTONIA.key(), Versions.RANDOM);
        List<Part> parts = Versions.parts(PARTS);
        List<SignedVersion> issued = new ArrayList<>();
        for (int run = 0; run < WARM_UP; run++) {
            issued.add(issuer.issue(Versions.first(), parts).signed());
        }
        long start = THREADS.getCurrentThreadCpuTime();
        for (int run = 0; run < RUNS; run++) {
            issued.set(run, issuer.issue(Versions.first(), parts).signed());
        }
        long issue = (THREADS.getCurrentThreadCpuTime() - start) / RUNS / 1_000;
        verifyAll(issued);
        start = THREADS.getCurrentThreadCpuTime();
        int verified = verifyAll(issued);
        long verify = (THREADS.getCurrentThreadCpuTime() - start) / RUNS / 1_000;

        System.out.println("a version of " + PARTS + " parts: " + issue + " µs to issue, " + verify
                + " µs to verify, of processor time");
        assertThat(verified).isEqualTo(RUNS);
        assertThat(Math.max(issue, verify)).isLessThan(FAR_TOO_SLOW_MICROSECONDS);
    }

    private int verifyAll(List<SignedVersion> versions) {
        int verified = 0;
        for (SignedVersion version : versions) {
            if (verifier.verify(version, Node.ESTONIA.name()) instanceof VerifiedVersion) {
                verified++;
            }
        }
        return verified;
    }

    @Test
    void aBatchKeepsItsOrder() throws InterruptedException {
        List<SignedVersion> versions = new ArrayList<>(
                Collections.nCopies(99, Versions.issue(Versions.first(), PARTS).signed()));
        versions.set(70, new SignedVersion("no.token.here", List.of()));
        try (BatchVerifier batch = new BatchVerifier(verifier, 2)) {
            List<VersionVerification> verifications = batch.verifyAll(versions, version -> Node.ESTONIA.name());

            assertThat(verifications).hasSize(99);
            for (int at = 0; at < 99; at++) {
                assertThat(verifications.get(at))
                        .isInstanceOf(at == 70 ? RejectedVersion.class : VerifiedVersion.class);
            }
        }
    }
}
