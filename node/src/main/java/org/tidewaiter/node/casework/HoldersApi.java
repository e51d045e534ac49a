package org.tidewaiter.node.casework;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.delivery.Holder;
import org.tidewaiter.node.delivery.Holders;
import org.tidewaiter.node.delivery.ReportHolders;
import org.tidewaiter.node.registry.Reports;
import org.tidewaiter.node.registry.VersionDetail;

/** Who holds a report, and who has confirmed its newest version. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(name = "Reports")
class HoldersApi {

    private final Reports reports;
    private final Holders holders;

    HoldersApi(Reports reports, Holders holders) {
        this.reports = reports;
        this.holders = holders;
    }

    /**
     * The holders of a report; at most as many as this node has partners, and 200 that each of them told of.
     *
     * @param version the newest, which the counts are about
     * @param reason of a withdrawal
     * @param confirmed how many of the holders have confirmed it, or hold nothing any more
     * @param of how many there are
     * @param files exports that hold the report, at all nodes; nobody can take them back
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HoldersDocument(
            int version,
            boolean withdrawn,
            @Nullable String reason,
            long confirmed,
            int of,
            long files,
            List<HolderDocument> holders,
            List<ReportHolders.Copies> copies) {

        static HoldersDocument of(VersionDetail head, ReportHolders holders) {
            return new HoldersDocument(
                    head.version(),
                    head.withdrawal(),
                    head.reason(),
                    holders.confirmed(head.version()),
                    holders.holders().size(),
                    holders.files(),
                    HolderLine.of(holders, head).stream()
                            .map(HolderDocument::of)
                            .toList(),
                    holders.copies());
        }
    }

    /**
     * One holder.
     *
     * @param through the partner that gave it the report and told of it; absent where this node did
     * @param version the newest version that is for it, as far as is known here
     * @param state {@code confirmed}, {@code outstanding}, {@code refused} or {@code taken-back}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HolderDocument(
            String node,
            @Nullable String through,
            int version,
            boolean withdrawal,
            String state,
            boolean confirmed,
            Instant since,
            @Nullable String reason,
            @Nullable UUID receipt) {

        static HolderDocument of(HolderLine line) {
            Holder holder = line.holder();
            return new HolderDocument(
                    holder.node(),
                    holder.toldBy(),
                    holder.version(),
                    holder.withdrawal(),
                    line.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    line.confirmed(),
                    line.since(),
                    holder.reason(),
                    holder.receiptId());
        }
    }

    @GetMapping("/reports/{originator}/{number}/holders")
    @Requires(Permission.READ)
    @Operation(
            summary =
                    "Who holds a report, direct and through relays, who has confirmed its newest version, and since when"
                            + " who has not")
    HoldersDocument holders(AccessScope scope, @PathVariable String originator, @PathVariable UUID number) {
        ReportIdentity identity = ReportController.identity(originator, number);
        VersionDetail head = reports.find(scope, identity)
                .flatMap(report -> report.versions().stream().findFirst())
                .orElseThrow(ReportController::notFound);
        return HoldersDocument.of(head, holders.of(identity));
    }
}
