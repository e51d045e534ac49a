package org.tidewaiter.node.delivery.partner;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.version.VersionClaims;
import org.tidewaiter.node.access.Open;

/** Tells the calling partner that this node is here, which protocol it speaks and what its clock says. Changes nothing. */
@RestController
@Open
class PresenceController {

    private final PartnerRequests requests;
    private final NodeIdentity identity;
    private final Clock clock;

    PresenceController(PartnerRequests requests, NodeIdentity identity, Clock clock) {
        this.requests = requests;
        this.identity = identity;
        this.clock = clock;
    }

    /**
     * The answer.
     *
     * @param protocols versions of the exchange that this node speaks
     * @param arrived by this node's clock
     * @param answered by this node's clock
     */
    record Presence(String node, List<Integer> protocols, Instant arrived, Instant answered) {}

    @GetMapping(PartnerLook.PATH)
    ResponseEntity<?> presence(HttpServletRequest request) throws IOException, InterruptedException {
        Instant arrived = clock.instant();
        return requests.answerLook(
                request,
                caller -> ResponseEntity.ok(
                        new Presence(identity.node(), List.of(VersionClaims.PROTOCOL), arrived, clock.instant())));
    }
}
