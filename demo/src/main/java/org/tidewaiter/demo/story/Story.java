package org.tidewaiter.demo.story;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.tidewaiter.client.ApiException;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.demo.story.OneCaseByTwoWays.Way;

/** Tells the steps in order and says of each whether it held. */
public final class Story {

    private final DemoNetwork network;
    private final PrintStream out;

    public Story(DemoNetwork network, PrintStream out) {
        this.network = network;
        this.out = out;
    }

    /** Tells all steps; ends with {@code demo check: N passed, M failed} and gives M. */
    public int tell() throws InterruptedException {
        Scene scene = new Scene(network);
        List<Step> steps = List.of(
                new SeizureArrives(),
                new CorrectionArrives(),
                new WithdrawalArrives(),
                new FileArrives(),
                new MixedCaseInPart(),
                new OneCaseByTwoWays(
                        new Way(DemoNetwork.ESTONIA, null),
                        new Way(DemoNetwork.EUROPE, DemoNetwork.ESTONIA_AT_GATEWAY)),
                new PersonalValuesStay(),
                new SentTwiceAndTampered(),
                new ReceiptIsLost(),
                new FileVerifies(),
                new FileIsCarried(),
                new HoldersConfirm(),
                new DamageIsHealed(),
                new TwoSourcesOneCase());
        int failed = 0;
        for (Step step : steps) {
            failed += tell(step, scene) ? 0 : 1;
        }
        out.println("demo check: " + (steps.size() - failed) + " passed, " + failed + " failed");
        return failed;
    }

    private boolean tell(Step step, Scene scene) throws InterruptedException {
        Instant start = Instant.now();
        try {
            String found = step.run(scene);
            long millis = Duration.between(start, Instant.now()).toMillis();
            out.printf("  (%d) passed  %s: %s [%.1f s]%n", step.number(), step.title(), found, millis / 1000.0);
            return true;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | AssertionError e) {
            out.printf("  (%d) FAILED  %s: %s%n", step.number(), step.title(), reason(e));
            return false;
        }
    }

    private static String reason(Throwable failure) {
        return failure instanceof ApiException refused && !refused.faults().isEmpty()
                ? refused.getMessage() + " " + refused.faults()
                : failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }
}
