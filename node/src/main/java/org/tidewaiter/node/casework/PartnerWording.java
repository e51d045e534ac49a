package org.tidewaiter.node.casework;

import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.delivery.KnownPartners;
import org.tidewaiter.node.delivery.PartnerState;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Says in words where a version stands at a partner. */
@Component
class PartnerWording {

    private final KnownPartners partners;
    private final Vocabulary vocabulary;

    PartnerWording(KnownPartners partners, Vocabulary vocabulary) {
        this.partners = partners;
        this.vocabulary = vocabulary;
    }

    /** The partner as people read it. */
    String title(String partner, Page page) {
        return partners.title(partner)
                .map(title -> title.in(page.language().locale()))
                .orElse(partner);
    }

    /** "Global hub: confirmed after 1.8 s". */
    String stands(PartnerState state, Page page) {
        return page.text("casework.partner.stands", title(state.partner(), page), detail(state, page));
    }

    String detail(PartnerState state, Page page) {
        String key = "casework.partner."
                + state.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return switch (state.state()) {
            case DELIVERED ->
                page.text(
                        key,
                        state.settledAt() == null
                                ? ""
                                : page.wording().duration(Duration.between(state.releasedAt(), state.settledAt())));
            case NOT_DUE, HELD -> page.text(key, reason(state, page));
            default -> page.text(key);
        };
    }

    private String reason(PartnerState state, Page page) {
        if (state.reason() == null) {
            return "";
        }
        String list = state.state() == PartnerState.State.HELD ? "embargo-reason" : "not-due-reason";
        return vocabulary.label(list, state.reason(), page.language().locale());
    }
}
