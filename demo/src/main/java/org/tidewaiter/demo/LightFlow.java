package org.tidewaiter.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.client.ApiClient;
import org.tidewaiter.client.ApiException;
import org.tidewaiter.client.ReportOutcome;
import org.tidewaiter.demo.tour.Tour;
import org.tidewaiter.report.Submission;
import org.tidewaiter.report.generated.GeneratedCases;
import tools.jackson.databind.node.JsonNodeFactory;

/** Keeps a light flow of generated seizures going, in turn at each place that records, until it is interrupted. */
final class LightFlow {

    private static final Duration PAUSE = Duration.ofSeconds(6);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final DemoNetwork network;
    private final List<Place> places;

    private LightFlow(DemoNetwork network) {
        this.network = network;
        this.places = List.of(
                new Place(DemoNetwork.ESTONIA, null, "EE"), new Place(DemoNetwork.EUROPE, DemoNetwork.POLAND, "PL"));
    }

    /**
     * Where cases are recorded.
     *
     * @param member of a gateway; null at a national node
     */
    private record Place(String node, @Nullable String member, GeneratedCases cases) {

        Place(String node, @Nullable String member, String country) {
            this(node, member, new GeneratedCases(System.nanoTime(), LocalDate.now(), Set.of(country)));
        }

        ApiClient coordinator(DemoNetwork network) {
            return member == null ? network.api(node, "coordinator") : network.api(node, member, "coordinator");
        }
    }

    static void run(DemoNetwork network, Tour tour) throws InterruptedException {
        LightFlow flow = new LightFlow(network);
        Instant due = Instant.now();
        for (int turn = 0; network.node(DemoNetwork.HUB).running(); ) {
            try {
                tour.follow();
                if (!Instant.now().isBefore(due)) {
                    due = due.plus(PAUSE);
                    flow.record(flow.places.get(turn++ % flow.places.size()));
                }
            } catch (ApiException | IOException e) {
                // A node that somebody stops or kills is part of the show; the next look tries again.
            }
            Thread.sleep(LOOK);
        }
    }

    private void record(Place place) throws ApiException, InterruptedException {
        GeneratedCases.Case next = place.cases().next();
        Submission submission = new Submission(next.report(), next.nominal(), null);
        try (ApiClient coordinator = place.coordinator(network)) {
            for (ReportOutcome outcome : coordinator.submit(List.of(submission))) {
                if (outcome instanceof ReportOutcome.Accepted accepted) {
                    coordinator.post(
                            "/api/v1/records/" + accepted.record() + "/release",
                            JsonNodeFactory.instance.objectNode().put("text", false));
                }
            }
        }
    }
}
