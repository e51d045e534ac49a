package org.tidewaiter.node.casework;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.agreements.KnownTexts;
import org.tidewaiter.node.delivery.AgreementStanding;
import org.tidewaiter.node.delivery.KnownAgreements;
import org.tidewaiter.node.web.ProblemException;

/** Finds the terms that a trial is about. */
@Component
class TriedTerms {

    private final KnownAgreements agreements;
    private final KnownTexts texts;

    TriedTerms(KnownAgreements agreements, KnownTexts texts) {
        this.agreements = agreements;
        this.texts = texts;
    }

    /** A revision that both sides have signed; the newest, where none is named. */
    Agreement signed(String number, @Nullable Integer revision) {
        return agreements.all().stream()
                .filter(standing -> standing.newest().number().equals(number))
                .flatMap(standing -> standing.revisions().reversed().stream())
                .map(AgreementStanding.Revision::agreement)
                .filter(terms -> revision == null || terms.revision() == revision)
                .findFirst()
                .orElseThrow(TriedTerms::unknown);
    }

    Agreement proposed(AccessScope scope, String digest) {
        return texts.proposed(scope, digest).orElseThrow(TriedTerms::unknown);
    }

    private static ProblemException unknown() {
        return ProblemException.of(HttpStatus.NOT_FOUND, "agreement-not-found", "casework.problem.agreement");
    }
}
