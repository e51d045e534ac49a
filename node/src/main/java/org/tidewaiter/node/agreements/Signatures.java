package org.tidewaiter.node.agreements;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.identity.KeyDirectory;
import org.tidewaiter.node.agreements.page.AgreementPage.Signature;
import org.tidewaiter.node.web.Page;

/** Who has signed, and with which key. */
@Component
class Signatures {

    private final KeyDirectory keys;
    private final TermWords words;

    Signatures(KeyDirectory keys, TermWords words) {
        this.keys = keys;
        this.words = words;
    }

    List<Signature> ofBoth(Agreement terms, Page page) {
        return List.of(
                signature("sender", terms.sender(), true, page), signature("receiver", terms.receiver(), true, page));
    }

    List<Signature> of(Proposal proposal, Page page) {
        Agreement terms = proposal.terms();
        boolean firstIsSender = terms.sender().equals(proposal.partner()) != proposal.ours();
        boolean first = proposal.signed() != null;
        boolean second = proposal.countersigned() != null;
        return List.of(
                signature("sender", terms.sender(), firstIsSender ? first : second, page),
                signature("receiver", terms.receiver(), firstIsSender ? second : first, page));
    }

    private Signature signature(String role, String node, boolean given, Page page) {
        return new Signature(
                page.text("agreements.signature." + role),
                words.title(node, page),
                keys.of(node).map(history -> history.current().fingerprint()).orElse(""),
                given);
    }
}
