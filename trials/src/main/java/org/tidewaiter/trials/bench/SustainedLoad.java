package org.tidewaiter.trials.bench;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.tidewaiter.demo.DatabaseSearch;
import org.tidewaiter.demo.DemoNetwork;

/**
 * As many reports as the machine holds, from hand-in to the hub, minute by minute, at a hub that stores many already: whether
 * the last minute is as fast as the first. No more are handed in than the hub takes: never so many are under way that the
 * figure would be that of a backlog.
 */
final class SustainedLoad implements Bench.Measurement {

    private static final int STORED = 10_000_000;
    private static final int MINUTES = 10;
    private static final int WARM_UP = 20_000;
    private static final int BATCH = 500;
    private static final int THREADS = 2;
    private static final int UNDER_WAY = 5_000;
    private static final int LOOK_EVERY_MILLIS = 20;

    private final int stored;

    SustainedLoad() {
        this(STORED);
    }

    private SustainedLoad(int stored) {
        this.stored = stored;
    }

    @Override
    public Bench.Measurement of(int wanted) {
        return new SustainedLoad(wanted);
    }

    @Override
    public void run(DemoNetwork network, PrintStream out) throws Exception {
        Load load = new Load(network, 1);
        try (HubJournal journal = new HubJournal(network)) {
            load.submitAll(load.batches(WARM_UP, BATCH), THREADS);
            journal.await(WARM_UP);
            journal.awaitFollowed();
            try (Connection hub =
                    DatabaseSearch.open(network.node(DemoNetwork.HUB).data())) {
                double seconds = new StoredIdentities(hub).add(stored, out);
                out.printf("%,d names stored at the hub in %.0f s%n", stored, seconds);
            }
            long before = journal.position();
            AtomicLong handedIn = new AtomicLong();
            List<Double> minutes;
            try (ExecutorService submitters = Executors.newFixedThreadPool(THREADS)) {
                long end = System.nanoTime() + Duration.ofMinutes(MINUTES).toNanos();
                BooleanSupplier goesOn = () -> System.nanoTime() < end;
                LongSupplier underWay = () -> before + handedIn.get() - position(journal);
                List<Future<Void>> submitting = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    submitting.add(submitters.submit(handIn(new Load(network, 100 + i), goesOn, underWay, handedIn)));
                }
                minutes = watch(journal, out);
                for (Future<Void> done : submitting) {
                    done.get();
                }
            }
            long start = System.nanoTime();
            journal.await(before + handedIn.get());
            out.printf(
                    "%,d handed in, all at the hub %.1f s after the last%n",
                    handedIn.get(), (System.nanoTime() - start) / 1e9);
            out.printf(
                    "load: %,.0f reports/s over %d minutes; first minute %,.0f, last %,.0f%n",
                    minutes.stream().mapToDouble(Double::doubleValue).average().orElseThrow(),
                    MINUTES,
                    minutes.getFirst(),
                    minutes.getLast());
        }
    }

    private static Callable<Void> handIn(
            Load load, BooleanSupplier goesOn, LongSupplier underWay, AtomicLong handedIn) {
        return () -> {
            while (goesOn.getAsBoolean()) {
                String batch = load.batches(BATCH, BATCH).getFirst();
                while (goesOn.getAsBoolean() && underWay.getAsLong() > UNDER_WAY) {
                    Thread.sleep(LOOK_EVERY_MILLIS);
                }
                if (goesOn.getAsBoolean()) {
                    load.submitBatch(batch);
                    handedIn.addAndGet(BATCH);
                }
            }
            return null;
        };
    }

    private static long position(HubJournal journal) {
        try {
            return journal.position();
        } catch (SQLException e) {
            throw new IllegalStateException("the hub's database does not answer", e);
        }
    }

    /** Reports a second at the hub, for each minute. */
    private static List<Double> watch(HubJournal journal, PrintStream out) throws Exception {
        List<Double> minutes = new ArrayList<>();
        for (int minute = 1; minute <= MINUTES; minute++) {
            long before = journal.position();
            long start = System.nanoTime();
            Thread.sleep(Duration.ofMinutes(1));
            minutes.add((journal.position() - before) / ((System.nanoTime() - start) / 1e9));
            out.printf("minute %2d: %,.0f reports/s at the hub%n", minute, minutes.getLast());
        }
        return minutes;
    }
}
