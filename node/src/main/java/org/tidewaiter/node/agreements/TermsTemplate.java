package org.tidewaiter.node.agreements;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.agreement.ReleaseRule;
import org.tidewaiter.node.settings.NodePart;
import org.tidewaiter.report.vocabulary.Code;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Terms to begin with. The legal basis is never filled in beforehand: only the two sides know theirs. */
enum TermsTemplate {
    /** Tobacco seized in the European Union, from a gateway to the hub. */
    EUROPEAN_TOBACCO_LINK,
    /** Everything that a national node reports to the global database, each report released by a person. */
    NATIONAL_NODE_TO_CEN;

    private static final String PROFILE = "non-personal-standard";
    private static final String HOURS = "24";

    /** Members as of 2020, when the last change took place. */
    private static final class Places {
        private static final List<String> EUROPEAN_UNION = List.of(
                "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT",
                "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

        private Places() {}
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<TermsTemplate> of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(template -> template.code().equals(code))
                .findFirst();
    }

    /** As the form is opened, by a node that receives where it is a hub. */
    TermsInput input(NodePart part, @Nullable String partner) {
        return new TermsInput(
                null,
                null,
                partner,
                part == NodePart.HUB ? TermsInput.RECEIVES : TermsInput.SENDS,
                this == EUROPEAN_TOBACCO_LINK ? List.of("TOBACCO") : all("category"),
                all("event-kind"),
                this == EUROPEAN_TOBACCO_LINK ? Places.EUROPEAN_UNION : List.of(),
                List.of(),
                PROFILE,
                List.of("H0"),
                List.of(),
                PROFILE,
                List.of(),
                null,
                null,
                HOURS,
                null,
                null,
                (this == EUROPEAN_TOBACCO_LINK ? ReleaseRule.AUTOMATIC : ReleaseRule.COORDINATOR).code());
    }

    private static List<String> all(String list) {
        return Vocabulary.load().list(list).codes().stream().map(Code::code).toList();
    }
}
