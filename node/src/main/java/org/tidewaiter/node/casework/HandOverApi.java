package org.tidewaiter.node.casework;

import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import tools.jackson.databind.JsonNode;

/** Hands reports over to another node, for programs. */
@RestController
@Requires(Permission.HAND_OVER)
@RequestMapping("/api/v1")
class HandOverApi {

    private final HandingOver handing;

    HandOverApi(HandingOver handing) {
        this.handing = handing;
    }

    /** @param reports how many were handed over; fewer than the most where no more are ready */
    record HandedOver(int reports) {}

    @PostMapping("/records/{record}/hand-over")
    @Operation(
            summary = "Hand a report over to another node",
            description =
                    "The body names the node under to. It must be a partner that may report for the originator and has"
                            + " signed for the newest version. From the signature on it alone corrects and withdraws the report.")
    HandedOver one(AccessScope scope, @PathVariable UUID record, @RequestBody JsonNode body) {
        handing.one(scope, record, to(body));
        return new HandedOver(1);
    }

    @PostMapping("/hand-overs")
    @Operation(
            summary = "Hand all reports over that a node can take over",
            description =
                    "As when an administration gets a node of its own: up to 500 at once, to be called until none are left."
                            + " Withdrawn reports and those of which something is being written stay.")
    HandedOver all(AccessScope scope, @RequestBody JsonNode body) {
        return new HandedOver(handing.all(scope, to(body), HandingOver.MOST_AT_ONCE));
    }

    private static String to(JsonNode body) {
        return body.path("to").stringValue("");
    }
}
