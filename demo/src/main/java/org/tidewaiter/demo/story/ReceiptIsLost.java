package org.tidewaiter.demo.story;

import java.time.Duration;
import java.time.Instant;
import org.tidewaiter.exchange.dispatch.SignedDispatch;
import org.tidewaiter.exchange.receipt.Outcome;

/** The line dies as the answer to a dispatch begins: sent again, it gets the original acceptance and has no second effect. */
final class ReceiptIsLost implements Step {

    @Override
    public int number() {
        return 9;
    }

    @Override
    public String title() {
        return "a lost receipt is answered again with the original acceptance";
    }

    @Override
    public String run(Scene scene) throws Exception {
        try (ByHand hand = new ByHand(scene)) {
            SignedDispatch dispatch = hand.dispatch();
            hand.sendAndHangUp(dispatch.body());
            Instant again = Instant.now();
            if (!(hand.outcome(dispatch) instanceof Outcome.AlreadyAccepted original)) {
                throw new AssertionError("the resend was not answered with the original acceptance");
            }
            if (!original.at().isBefore(again)) {
                throw new AssertionError("the acceptance is not the one before the line died");
            }
            return "accepted " + Duration.between(original.at(), again).toMillis()
                    + " ms before it was sent again, receipt " + original.receipt();
        }
    }
}
