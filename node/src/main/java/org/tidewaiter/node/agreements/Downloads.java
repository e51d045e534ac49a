package org.tidewaiter.node.agreements;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.node.delivery.KnownAgreements;

/** Signed texts as files. */
final class Downloads {

    private Downloads() {}

    static ResponseEntity<byte[]> of(KnownAgreements known, String number, int revision) {
        return known.all().stream()
                .flatMap(standing -> standing.revisions().stream())
                .filter(one -> one.agreement().number().equals(number)
                        && one.agreement().revision() == revision)
                .findFirst()
                .map(one -> file(
                        one.agreement(),
                        "",
                        AgreementFile.of(one.verified().source()).write()))
                .orElseThrow(() -> Obstacles.notFound("no-such-agreement"));
    }

    static ResponseEntity<byte[]> of(Proposal proposal, String own) {
        if (proposal.signed() == null) {
            throw Obstacles.conflict("not-signed-yet");
        }
        String half = proposal.countersigned() == null ? "-proposal" : "";
        return file(proposal.terms(), half, AgreementFile.of(proposal, own).write());
    }

    private static ResponseEntity<byte[]> file(Agreement terms, String what, byte[] content) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(terms.number() + "-" + terms.revision() + what + ".json")
                                .build()
                                .toString())
                .body(content);
    }
}
