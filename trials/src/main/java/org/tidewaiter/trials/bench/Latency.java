package org.tidewaiter.trials.bench;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.demo.DatabaseSearch;
import org.tidewaiter.demo.DemoNetwork;

/** From release to visible at the hub, while reports come in one by one at a steady rate, whatever the node does. */
final class Latency implements Bench.Measurement {

    private static final int PER_SECOND = 50;
    private static final int WARM_UP_SECONDS = 30;
    private static final int SECONDS = 60;
    /** Half of what the full pace would bring in that time: the pace grows evenly from nothing. */
    private static final int WARM_UP = PER_SECOND * WARM_UP_SECONDS / 2;

    private static final Duration LOOK_EVERY = Duration.ofMillis(10);

    @Override
    public void run(DemoNetwork network, PrintStream out) throws Exception {
        Load load = new Load(network, 2);
        List<String> reports = new ArrayList<>();
        for (int i = 0; i < WARM_UP + PER_SECOND * SECONDS; i++) {
            reports.add(load.next());
        }
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        Thread submitting = Thread.ofPlatform().start(() -> submit(load, reports, failure));
        List<Double> seconds = watch(network, reports.size(), failure);
        submitting.join();
        List<Double> measured = seconds.subList(WARM_UP, seconds.size());
        Collections.sort(measured);
        out.printf(
                "latency release to visible at the hub, %d reports at %d/s: p50 %.3f s, p95 %.3f s, p99 %.3f s, max %.3f s%n",
                measured.size(),
                PER_SECOND,
                at(measured, 0.5),
                at(measured, 0.95),
                at(measured, 0.99),
                measured.getLast());
    }

    /** Open loop: a report is handed in when its time has come, not when the one before it was answered. */
    private static void submit(Load load, List<String> reports, AtomicReference<@Nullable Exception> failure) {
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < reports.size(); i++) {
                long due = start + due(i);
                Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
                String report = reports.get(i);
                threads.submit(() -> {
                    try {
                        load.submit(report);
                    } catch (Exception e) {
                        failure.compareAndSet(null, e);
                    }
                });
            }
        } catch (InterruptedException e) {
            failure.compareAndSet(null, e);
        }
    }

    /** Nanoseconds after the start at which a report is handed in. */
    private static long due(int report) {
        double seconds = report < WARM_UP
                ? WARM_UP_SECONDS * Math.sqrt((double) report / WARM_UP)
                : WARM_UP_SECONDS + (double) (report - WARM_UP) / PER_SECOND;
        return Math.round(seconds * 1e9);
    }

    private static List<Double> watch(DemoNetwork network, int reports, AtomicReference<@Nullable Exception> failure)
            throws Exception {
        List<Double> seconds = new ArrayList<>(reports);
        long last = 0;
        try (Connection hub = DatabaseSearch.open(network.node(DemoNetwork.HUB).data());
                PreparedStatement fresh =
                        hub.prepareStatement("select id, released_at from registry.report where id > ? order by id")) {
            while (seconds.size() < reports) {
                if (failure.get() != null) {
                    throw failure.get();
                }
                fresh.setLong(1, last);
                try (ResultSet rows = fresh.executeQuery()) {
                    Instant seen = Instant.now();
                    while (rows.next()) {
                        last = rows.getLong(1);
                        Instant released = rows.getTimestamp(2).toInstant();
                        seconds.add(Duration.between(released, seen).toNanos() / 1e9);
                    }
                }
                Thread.sleep(LOOK_EVERY);
            }
        }
        return seconds;
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
    }
}
