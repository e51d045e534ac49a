package org.tidewaiter.demo.story;

import java.net.http.HttpResponse;
import org.tidewaiter.exchange.dispatch.SignedDispatch;
import org.tidewaiter.exchange.receipt.Outcome;

/** A dispatch sent twice is accepted once; a tampered one is refused. */
final class SentTwiceAndTampered implements Step {

    @Override
    public int number() {
        return 8;
    }

    @Override
    public String title() {
        return "a dispatch sent twice is accepted once, a tampered one refused";
    }

    @Override
    public String run(Scene scene) throws Exception {
        try (ByHand hand = new ByHand(scene)) {
            SignedDispatch dispatch = hand.dispatch();
            Outcome first = hand.outcome(dispatch);
            Outcome second = hand.outcome(dispatch);
            if (!(first instanceof Outcome.Accepted accepted)) {
                throw new AssertionError("the first was not accepted: " + first);
            }
            if (!(second instanceof Outcome.AlreadyAccepted again)
                    || again.position() != accepted.position()
                    || !again.at().equals(accepted.at())) {
                throw new AssertionError("the second was not answered with the original acceptance: " + second);
            }
            byte[] tampered = dispatch.body().clone();
            tampered[tampered.length - 40] ^= 1;
            HttpResponse<byte[]> refused = hand.send(tampered);
            if (refused.statusCode() / 100 == 2) {
                throw new AssertionError("a tampered dispatch was taken");
            }
            return "accepted at position " + accepted.position() + ", then already accepted there; tampered: HTTP "
                    + refused.statusCode();
        }
    }
}
