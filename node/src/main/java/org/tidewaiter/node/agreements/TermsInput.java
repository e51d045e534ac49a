package org.tidewaiter.node.agreements;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.Relaying;

/**
 * Terms as a form or a program hands them in, before anybody has looked at them.
 *
 * @param revises digest of the revision that was seen when this one was written; none for a new agreement
 * @param direction {@code sends} where this node sends, {@code receives} where the partner does
 * @param places codes of countries; none for all
 * @param onward classes of recipients; none where nothing may be passed on
 * @param relays authorities whose received reports the sender passes on; none where it sends its own alone
 * @param recipients class of recipients that the receiver belongs to, where it passes any on
 * @param validFrom first day or moment; at once without it
 * @param validUntil last day, or the first moment after it; without an end if there is none
 */
record TermsInput(
        @Nullable String revises,
        @Nullable String number,
        @Nullable String partner,
        @Nullable String direction,
        List<String> categories,
        List<String> eventKinds,
        List<String> places,
        List<ThresholdInput> thresholds,
        @Nullable String profile,
        List<String> handling,
        List<String> onward,
        @Nullable String onwardProfile,
        List<String> relays,
        @Nullable String recipients,
        @Nullable String legalBasis,
        @Nullable String hoursAllowed,
        @Nullable String validFrom,
        @Nullable String validUntil,
        @Nullable String release) {

    static final String SENDS = "sends";
    static final String RECEIVES = "receives";

    TermsInput {
        categories = given(categories);
        eventKinds = given(eventKinds);
        places = given(places);
        thresholds = thresholds == null ? List.of() : List.copyOf(thresholds);
        handling = given(handling);
        onward = given(onward);
        relays = given(relays);
    }

    /** One threshold; a row of which nothing is filled in does not count. */
    record ThresholdInput(
            @Nullable String subcategory,
            @Nullable String unit,
            @Nullable String amount) {

        boolean isBlank() {
            return text(subcategory).isEmpty()
                    && text(unit).isEmpty()
                    && text(amount).isEmpty();
        }
    }

    /** The terms of a revision as the form for the next one shows them. */
    static TermsInput of(Agreement terms, String own) {
        boolean sends = terms.sender().equals(own);
        return new TermsInput(
                terms.digest().text(),
                terms.number(),
                terms.partnerOf(own),
                sends ? SENDS : RECEIVES,
                terms.categories(),
                terms.eventKinds(),
                terms.limits().places(),
                terms.limits().thresholds().stream()
                        .map(threshold -> new ThresholdInput(
                                threshold.subcategory(),
                                threshold.unit(),
                                threshold.amount().toPlainString()))
                        .toList(),
                terms.profile().name(),
                terms.handling(),
                terms.onward().classes(),
                terms.onward().profile(),
                terms.passedOn().map(Relaying::originators).orElse(List.of()),
                terms.passedOn().map(Relaying::recipients).orElse(null),
                terms.legalBasis(),
                Integer.toString(terms.hoursAllowed()),
                null,
                terms.end().map(TermsInput::lastDay).orElse(null),
                terms.release().code());
    }

    private static String lastDay(Instant end) {
        return end.atOffset(ZoneOffset.UTC).toLocalTime().equals(LocalTime.MIDNIGHT)
                ? LocalDate.ofInstant(end, ZoneOffset.UTC).minusDays(1).toString()
                : end.toString();
    }

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    /** What was given, also where several codes were typed into one field. */
    private static List<String> given(@Nullable List<String> typed) {
        return typed == null
                ? List.of()
                : typed.stream()
                        .filter(Objects::nonNull)
                        .flatMap(each -> List.of(each.split("[,;\\s]+", -1)).stream())
                        .filter(each -> !each.isEmpty())
                        .distinct()
                        .toList();
    }
}
