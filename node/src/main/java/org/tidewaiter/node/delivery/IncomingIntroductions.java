package org.tidewaiter.node.delivery;

import java.util.Collection;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.node.delivery.reception.Reception;

/** Takes requests of nodes that are no partners yet; implemented by whoever invites them. */
public interface IncomingIntroductions {

    /** Keys, made by the codes of invitations, whose holders may call for this and for nothing else. Asked at each call. */
    Collection<VerificationKey> callers();

    /**
     * Takes a request.
     *
     * @param caller the one of {@link #callers} that the other end of the line has proved to hold
     * @param request as it came, at most {@link org.tidewaiter.exchange.joining.JoiningRequest#BYTES} long
     */
    Reception take(VerificationKey caller, String request);

    /** What the caller is told. */
    sealed interface Reception {

        /** People look at it. */
        record Taken() implements Reception {}

        /** @param reason a code */
        record Refused(String reason) implements Reception {}
    }
}
