package org.tidewaiter.node.matching;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.audit.AuditTrail;
import org.tidewaiter.node.registry.SeizureSource;
import org.tidewaiter.node.registry.SeizureSources;
import org.tidewaiter.report.matching.Evidence;

/** Pairs of reports that may be about one seizure, for programs. */
@RestController
@RequestMapping(path = "/api/v1/pairs", produces = "application/json")
@Requires(Permission.LINK)
@Tag(name = "Links", description = "Which reports are about the same seizure")
class PairsApi {

    private static final int PAIRS = 50;

    private final Offers offers;
    private final Links links;
    private final SeizureSources sources;
    private final AuditTrail audit;

    PairsApi(Offers offers, Links links, SeizureSources sources, AuditTrail audit) {
        this.offers = offers;
        this.links = links;
        this.sources = sources;
        this.audit = audit;
    }

    /**
     * Two reports that may be about one seizure.
     *
     * @param score log2 of the odds that they are
     */
    record Offered(ReportIdentity one, ReportIdentity other, double score, List<Evidence> evidence) {}

    /** @param next to be sent as {@code after} for the next page; left out on the last */
    record OfferedPage(List<Offered> pairs, @Nullable String next) {}

    /** The two reports by their names among all nodes, and why they are not about one seizure. */
    record Parting(ReportIdentity one, ReportIdentity other, PartingReason reason) {

        public Parting {
            requireNonNull(one, "one");
            requireNonNull(other, "other");
            requireNonNull(reason, "reason");
        }
    }

    @GetMapping
    @Operation(summary = "Pairs of reports that may be about one seizure, the likeliest first, with the reasons")
    OfferedPage open(AccessScope scope, @RequestParam(required = false) @Nullable String after) {
        OfferPage page = offers.page(scope, after, PAIRS);
        Set<UUID> records = page.pairs().stream()
                .flatMap(pair -> Stream.of(pair.one(), pair.other()))
                .collect(Collectors.toSet());
        Map<UUID, ReportIdentity> names = new HashMap<>();
        sources.of(scope, records).forEach(source -> names.put(source.record(), source.identity()));
        return new OfferedPage(
                page.pairs().stream()
                        .map(pair -> new Offered(
                                requireNonNull(names.get(pair.one())),
                                requireNonNull(names.get(pair.other())),
                                pair.comparison().score(),
                                pair.comparison().evidence()))
                        .toList(),
                page.next());
    }

    @PostMapping("/parted")
    @Operation(summary = "Say of a pair that is offered that it is not about one seizure; it is not offered again")
    void part(AccessScope scope, @RequestBody Parting parting) {
        UUID one = record(scope, parting.one());
        links.part(scope, one, record(scope, parting.other()), parting.reason());
        audit.record(
                scope,
                "link.refused",
                one.toString(),
                Map.of("reason", parting.reason().name()));
    }

    private UUID record(AccessScope scope, ReportIdentity identity) {
        return sources.named(scope, List.of(identity)).stream()
                .filter(source -> source.identity().equals(identity))
                .findFirst()
                .map(SeizureSource::record)
                .orElseThrow(() -> new LinkRefusedException(LinkRefusedException.Reason.NOT_FOUND));
    }
}
