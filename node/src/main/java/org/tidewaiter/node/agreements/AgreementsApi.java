package org.tidewaiter.node.agreements;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.agreements.AgreementDocuments.ProposalDocument;
import org.tidewaiter.node.agreements.AgreementDocuments.Standing;
import org.tidewaiter.node.delivery.KnownAgreements;

/** Agreements that both sides have signed, for programs. */
@RestController
@RequestMapping(path = "/api/v1/agreements", produces = "application/json")
@Requires(Permission.SEE_NETWORK)
@Tag(name = "Agreements")
class AgreementsApi {

    private final KnownAgreements known;
    private final Suspensions suspensions;
    private final Proposals proposals;
    private final NodeIdentity identity;
    private final Clock clock;

    AgreementsApi(
            KnownAgreements known, Suspensions suspensions, Proposals proposals, NodeIdentity identity, Clock clock) {
        this.known = known;
        this.suspensions = suspensions;
        this.proposals = proposals;
        this.identity = identity;
        this.clock = clock;
    }

    record Why(@Nullable String reason) {}

    record LastDay(@Nullable String validUntil) {}

    @GetMapping
    @Operation(summary = "All agreements of this node with their revisions")
    List<Standing> all(AccessScope scope) {
        Map<String, ProposalRows.Told> told = suspensions.byPartners();
        return known.all().stream()
                .map(one -> Standing.of(one, told.get(one.newest().number()), identity.node(), clock.instant()))
                .toList();
    }

    @GetMapping("/{number}")
    @Operation(summary = "One agreement")
    Standing one(AccessScope scope, @PathVariable String number) {
        return all(scope).stream()
                .filter(one -> one.number().equals(number))
                .findFirst()
                .orElseThrow(() -> Obstacles.notFound("no-such-agreement"));
    }

    @GetMapping("/{number}/revisions/{revision}/file")
    @Operation(summary = "The text of a revision with both signatures")
    ResponseEntity<byte[]> file(@PathVariable String number, @PathVariable int revision) {
        return Downloads.of(known, number, revision);
    }

    @PostMapping(path = "/{number}/suspension", consumes = "application/json")
    @Requires(Permission.ADMINISTER_NETWORK)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Let nothing travel under an agreement until it is resumed")
    void suspend(AccessScope scope, @PathVariable String number, @RequestBody Why why) {
        suspensions.suspend(scope, number, TermsInput.text(why.reason()));
    }

    @DeleteMapping("/{number}/suspension")
    @Requires(Permission.ADMINISTER_NETWORK)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Resume an agreement")
    void resume(AccessScope scope, @PathVariable String number) {
        suspensions.resume(scope, number);
    }

    @PostMapping(path = "/{number}/end", consumes = "application/json")
    @Requires(Permission.ADMINISTER_NETWORK)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Prepare the revision that ends an agreement; it binds when both sides have signed it")
    ProposalDocument end(AccessScope scope, @PathVariable String number, @RequestBody LastDay end) {
        return ProposalDocument.of(proposals.prepareEnd(scope, number, end.validUntil()), identity.node());
    }
}
