package org.tidewaiter.node.matching;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.audit.AuditTrail;
import org.tidewaiter.node.matching.LinkRefusedException.Reason;
import org.tidewaiter.node.registry.SeizureSource;
import org.tidewaiter.node.registry.SeizureSources;

/** Links and parts reports, for programs. */
@RestController
@RequestMapping(path = "/api/v1/reports/{originator}/{number}/links", produces = "application/json")
@Requires(Permission.LINK)
@Tag(name = "Links", description = "Which reports are about the same seizure")
class LinksApi {

    private final Links links;
    private final SeizureSources sources;
    private final AuditTrail audit;

    LinksApi(Links links, SeizureSources sources, AuditTrail audit) {
        this.links = links;
        this.sources = sources;
        this.audit = audit;
    }

    /** The other report, by its name among all nodes. */
    record Other(String originator, UUID number) {

        public Other {
            requireNonNull(originator, "originator");
            requireNonNull(number, "number");
        }
    }

    record Parting(PartingReason reason) {

        public Parting {
            requireNonNull(reason, "reason");
        }
    }

    @PostMapping
    @Operation(summary = "Say that another report is about the same seizure; both are counted as one")
    Sources link(
            AccessScope scope, @PathVariable String originator, @PathVariable UUID number, @RequestBody Other other) {
        UUID record = record(scope, originator, number);
        links.link(scope, record, record(scope, other.originator(), other.number()));
        audit.record(scope, "link.made", record.toString(), Map.of());
        return links.of(scope, record);
    }

    @PostMapping("/{id}/undo")
    @Operation(summary = "Say that the two reports of a link are not about the same seizure; no rule links them again")
    Sources undo(
            AccessScope scope,
            @PathVariable String originator,
            @PathVariable UUID number,
            @PathVariable long id,
            @RequestBody Parting parting) {
        UUID record = record(scope, originator, number);
        links.undo(scope, record, id, parting.reason());
        audit.record(
                scope,
                "link.undone",
                record.toString(),
                Map.of("reason", parting.reason().name()));
        return links.of(scope, record);
    }

    private UUID record(AccessScope scope, String originator, UUID number) {
        try {
            return sources.named(scope, List.of(new ReportIdentity(originator, number))).stream()
                    .findFirst()
                    .map(SeizureSource::record)
                    .orElseThrow(() -> new LinkRefusedException(Reason.NOT_FOUND));
        } catch (IllegalArgumentException noSuchName) {
            throw new LinkRefusedException(Reason.NOT_FOUND);
        }
    }
}
