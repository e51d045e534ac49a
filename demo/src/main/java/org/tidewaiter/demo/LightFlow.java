package org.tidewaiter.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.tidewaiter.client.ApiClient;
import org.tidewaiter.client.ApiException;
import org.tidewaiter.report.Submission;
import org.tidewaiter.report.generated.GeneratedCases;

/** Keeps a light flow of generated seizures going, until it is interrupted. */
final class LightFlow {

    private static final Duration PAUSE = Duration.ofSeconds(6);

    private LightFlow() {}

    static void run(DemoNetwork network) throws InterruptedException {
        GeneratedCases cases = new GeneratedCases(System.nanoTime(), LocalDate.now(), Set.of(DemoNetwork.ESTONIA));
        try (ApiClient officer = network.api(DemoNetwork.ESTONIA, "coordinator")) {
            while (network.node(DemoNetwork.ESTONIA).running()) {
                GeneratedCases.Case next = cases.next();
                try {
                    officer.submit(List.of(new Submission(next.report(), next.nominal(), null)));
                } catch (ApiException e) {
                    // A node that somebody stops or kills is part of the show; the next seizure tries again.
                }
                Thread.sleep(PAUSE);
            }
        }
    }
}
