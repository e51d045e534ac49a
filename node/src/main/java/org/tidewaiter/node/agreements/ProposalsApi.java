package org.tidewaiter.node.agreements;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
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
import org.tidewaiter.node.agreements.AgreementsApi.Why;
import org.tidewaiter.node.agreements.Arrivals.Taken;
import org.tidewaiter.node.agreements.Proposals.Prepared;
import org.tidewaiter.node.web.Page;

/** Texts of agreements on their way to two signatures, for programs. */
@RestController
@RequestMapping(path = "/api/v1/proposals", produces = "application/json")
@Requires(Permission.ADMINISTER_NETWORK)
@Tag(name = "Agreements")
class ProposalsApi {

    private final Proposals proposals;
    private final Arrivals arrivals;
    private final NodeIdentity identity;

    ProposalsApi(Proposals proposals, Arrivals arrivals, NodeIdentity identity) {
        this.proposals = proposals;
        this.arrivals = arrivals;
        this.identity = identity;
    }

    /**
     * What a file was.
     *
     * @param outcome {@code proposed}, {@code adopted} or {@code known}
     */
    record TakenDocument(String outcome, String number, int revision, String digest) {}

    @GetMapping
    @Requires(Permission.SEE_NETWORK)
    @Operation(summary = "The 200 newest texts, settled or not")
    List<ProposalDocument> newest(AccessScope scope) {
        return proposals.newest(scope).stream().map(this::document).toList();
    }

    @GetMapping("/{digest}")
    @Requires(Permission.SEE_NETWORK)
    @Operation(summary = "One text")
    ProposalDocument one(AccessScope scope, @PathVariable String digest) {
        return document(found(scope, digest));
    }

    @PostMapping(consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Write a text down, unsigned, to be read and tried")
    ProposalDocument prepare(AccessScope scope, Page page, @RequestBody TermsInput terms) {
        return switch (proposals.prepare(scope, terms)) {
            case Prepared.Kept(Proposal proposal) -> document(proposal);
            case Prepared.Faulty(List<TermFault> faults) ->
                throw Obstacles.refused("terms-refused").withFaults(TermFault.inWords(faults, page));
        };
    }

    @DeleteMapping("/{digest}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take away a text that was never signed")
    void discard(AccessScope scope, @PathVariable String digest) {
        proposals.discard(scope, digest);
    }

    @PostMapping("/{digest}/signature")
    @Operation(summary = "Sign for this node: propose, or make binding what the partner has proposed")
    ProposalDocument sign(AccessScope scope, @PathVariable String digest) {
        return document(proposals.sign(scope, digest));
    }

    @PostMapping("/{digest}/withdrawal")
    @Operation(summary = "Ask that the partner not sign what this node has proposed")
    ProposalDocument withdraw(AccessScope scope, @PathVariable String digest) {
        return document(proposals.withdraw(scope, digest));
    }

    @PostMapping(path = "/{digest}/refusal", consumes = "application/json")
    @Operation(summary = "Say that this node does not sign what the partner has proposed")
    ProposalDocument refuse(AccessScope scope, @PathVariable String digest, @RequestBody Why why) {
        return document(proposals.refuse(scope, digest, TermsInput.text(why.reason())));
    }

    @GetMapping("/{digest}/file")
    @Requires(Permission.SEE_NETWORK)
    @Operation(summary = "The text with the signatures that it has, to be carried by hand")
    ResponseEntity<byte[]> file(AccessScope scope, @PathVariable String digest) {
        return Downloads.of(found(scope, digest), identity.node());
    }

    @PostMapping(path = "/file", consumes = "application/json")
    @Operation(summary = "Take a file that was carried by hand: a proposal, or a text that both have signed")
    TakenDocument take(AccessScope scope, @Parameter(hidden = true) HttpServletRequest request) throws IOException {
        byte[] file = request.getInputStream().readNBytes(AgreementFile.LARGEST + 1);
        return switch (arrivals.take(scope, file)) {
            case Taken.Proposed(String digest) -> {
                var terms = found(scope, digest).terms();
                yield new TakenDocument("proposed", terms.number(), terms.revision(), digest);
            }
            case Taken.Adopted(var terms) ->
                new TakenDocument(
                        "adopted",
                        terms.number(),
                        terms.revision(),
                        terms.digest().text());
            case Taken.Known(var terms) ->
                new TakenDocument(
                        "known",
                        terms.number(),
                        terms.revision(),
                        terms.digest().text());
        };
    }

    private Proposal found(AccessScope scope, String digest) {
        return proposals.find(scope, digest).orElseThrow(() -> Obstacles.notFound("no-such-proposal"));
    }

    private ProposalDocument document(Proposal proposal) {
        return ProposalDocument.of(proposal, identity.node());
    }
}
