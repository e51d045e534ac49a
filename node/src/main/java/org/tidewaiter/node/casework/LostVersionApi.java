package org.tidewaiter.node.casework;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.delivery.LostVersion;
import org.tidewaiter.node.delivery.VersionRef;
import tools.jackson.databind.JsonNode;

/** Lost versions that partners have given back, for programs. */
@RestController
@Requires(Permission.RELEASE)
@RequestMapping("/api/v1/lost-versions")
class LostVersionApi {

    private static final int MOST = 500;

    private final LostVersionDecisions decisions;

    LostVersionApi(LostVersionDecisions decisions) {
        this.decisions = decisions;
    }

    /** @param record the report's name inside this node */
    record Decided(UUID record) {}

    @GetMapping
    @Operation(
            summary = "Versions that this node has issued and lost",
            description =
                    "A partner has given each back under this node's own signature. At most 500, those not decided on.")
    List<LostVersion> open(AccessScope scope) {
        return decisions.open(scope, MOST);
    }

    @PostMapping("/{originator}/{number}/{version}/adoption")
    @Operation(
            summary = "Adopt a lost version",
            description =
                    "It stands here again, with what the partner was shown of it. Where this node holds another branch,"
                            + " the next version says what this one said, and follows both.")
    Decided adopt(
            AccessScope scope, @PathVariable String originator, @PathVariable UUID number, @PathVariable int version) {
        return new Decided(decisions.adopt(scope, new VersionRef(new ReportIdentity(originator, number), version)));
    }

    @PostMapping("/{originator}/{number}/{version}/keeping")
    @Operation(
            summary = "Keep what stands here",
            description =
                    "Of two branches: the next version says what the one says that this node holds, and follows both.")
    Decided keep(
            AccessScope scope, @PathVariable String originator, @PathVariable UUID number, @PathVariable int version) {
        return new Decided(decisions.keep(scope, new VersionRef(new ReportIdentity(originator, number), version)));
    }

    @PostMapping("/{originator}/{number}/{version}/withdrawal")
    @Requires(Permission.WITHDRAW)
    @Operation(
            summary = "Withdraw the report of a lost version",
            description =
                    "By a version numbered above it. The body names a reason, a code of the list withdrawal-reason.")
    Decided withdraw(
            AccessScope scope,
            @PathVariable String originator,
            @PathVariable UUID number,
            @PathVariable int version,
            @RequestBody JsonNode body) {
        return new Decided(decisions.withdraw(
                scope,
                new VersionRef(new ReportIdentity(originator, number), version),
                body.path("reason").stringValue("")));
    }
}
