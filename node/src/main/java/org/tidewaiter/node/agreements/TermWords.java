package org.tidewaiter.node.agreements;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.Threshold;
import org.tidewaiter.node.agreements.page.Term;
import org.tidewaiter.node.delivery.KnownPartners;
import org.tidewaiter.node.settings.NodeSettings;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.report.disclosure.DisclosureProfile;
import org.tidewaiter.report.units.QuantityWords;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Puts an agreement's terms into words. */
@Component
class TermWords {

    private final NodeSettings settings;
    private final KnownPartners partners;
    private final Vocabulary vocabulary = Vocabulary.load();
    private final QuantityWords quantities = QuantityWords.load();

    TermWords(NodeSettings settings, KnownPartners partners) {
        this.settings = settings;
        this.partners = partners;
    }

    /** All terms in their order. */
    List<Term> of(Agreement terms, Page page) {
        List<Term> words = new ArrayList<>();
        words.add(term(page, "direction", List.of(direction(terms, page))));
        words.add(term(page, "categories", codes("category", terms.categories(), page)));
        words.add(term(page, "event-kinds", codes("event-kind", terms.eventKinds(), page)));
        words.add(term(page, "places", places(terms, page)));
        words.add(term(page, "thresholds", thresholds(terms, page)));
        words.add(term(page, "profile", List.of(profile(terms.profile().name(), page))));
        words.add(term(page, "handling", handling(terms, page)));
        words.add(term(page, "onward", onward(terms, page)));
        words.add(term(page, "relays", relays(terms, page)));
        words.add(term(page, "basis", List.of(terms.legalBasis())));
        words.add(term(page, "hours", List.of(hours(terms, page))));
        words.add(term(page, "validity", List.of(validity(terms, page))));
        words.add(term(page, "release", List.of(release(terms, page))));
        return words;
    }

    private static Term term(Page page, String key, List<String> values) {
        return new Term(page.text("agreements.term." + key), values);
    }

    /** A node as people read it. */
    String title(String node, Page page) {
        if (node.equals(settings.node().name())) {
            return page.nodeTitle();
        }
        return partners.title(node)
                .map(title -> title.in(page.language().locale()))
                .orElse(node);
    }

    /** The other of the two nodes. */
    String partner(Agreement terms) {
        return terms.partnerOf(settings.node().name());
    }

    String direction(Agreement terms, Page page) {
        return page.text("agreements.direction", title(terms.sender(), page), title(terms.receiver(), page));
    }

    List<String> codes(String list, List<String> codes, Page page) {
        return codes.stream()
                .map(code -> vocabulary.label(list, code, page.language().locale()))
                .toList();
    }

    List<String> places(Agreement terms, Page page) {
        List<String> places = terms.limits().places();
        return places.isEmpty() ? List.of(page.text("agreements.everywhere")) : codes("country", places, page);
    }

    List<String> thresholds(Agreement terms, Page page) {
        List<Threshold> thresholds = terms.limits().thresholds();
        return thresholds.isEmpty()
                ? List.of(page.text("agreements.any-quantity"))
                : thresholds.stream()
                        .map(threshold -> threshold(threshold, page))
                        .toList();
    }

    /** "Cigarettes: from 10,000 sticks". */
    String threshold(Threshold threshold, Page page) {
        return page.text(
                "agreements.threshold", kind(threshold, page), quantity(threshold.amount(), threshold.unit(), page));
    }

    String kind(Threshold threshold, Page page) {
        return vocabulary.label(
                "subcategory", threshold.subcategory(), page.language().locale());
    }

    String quantity(BigDecimal amount, String unit, Page page) {
        return page.wording().number(amount) + "\u00A0"
                + quantities.unit(amount, unit, page.language().locale());
    }

    /** The profile with its version, and what it is for where this node knows it. */
    String profile(String name, Page page) {
        DisclosureProfile profile = ProfileWords.known(name);
        if (profile == null) {
            return name;
        }
        String key = "agreements.profile." + name;
        String what = page.messages().has(page.language(), key) ? page.text(key) : name;
        return page.text("agreements.profile", what, name, profile.version());
    }

    List<String> handling(Agreement terms, Page page) {
        return terms.handling().isEmpty()
                ? List.of(page.text("agreements.handling.none"))
                : codes("handling", terms.handling(), page);
    }

    List<String> onward(Agreement terms, Page page) {
        return terms.onward().classes().isEmpty()
                ? List.of(page.text("agreements.onward.none"))
                : List.of(page.text(
                        "agreements.onward.some",
                        String.join(", ", terms.onward().classes()),
                        profile(terms.onward().profile(), page)));
    }

    List<String> relays(Agreement terms, Page page) {
        return terms.passedOn()
                .map(passedOn -> List.of(page.text(
                        "agreements.relays.some", String.join(", ", passedOn.originators()), passedOn.recipients())))
                .orElse(List.of(page.text("agreements.relays.none")));
    }

    String hours(Agreement terms, Page page) {
        return page.text("agreements.hours", page.wording().duration(Duration.ofHours(terms.hoursAllowed())));
    }

    String validity(Agreement terms, Page page) {
        String from = begin(terms.validFrom(), page);
        Instant end = terms.validUntil();
        return end == null
                ? page.text("agreements.valid.open", from)
                : page.text("agreements.valid.until", from, lastDay(end, page));
    }

    String release(Agreement terms, Page page) {
        return page.text("agreements.release." + terms.release().code());
    }

    private static String begin(Instant moment, Page page) {
        return atMidnight(moment)
                ? page.wording().date(LocalDate.ofInstant(moment, ZoneOffset.UTC))
                : page.wording().time(moment);
    }

    static String lastDay(Instant end, Page page) {
        return atMidnight(end)
                ? page.wording().date(LocalDate.ofInstant(end, ZoneOffset.UTC).minusDays(1))
                : page.wording().time(end);
    }

    private static boolean atMidnight(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    /** The words of a code of ours under a key; those of {@code OTHER} for one that a newer program has given. */
    static @Nullable String reason(String key, @Nullable String code, Page page) {
        if (code == null) {
            return null;
        }
        String exact = key + "." + code;
        return page.messages().has(page.language(), exact) ? page.text(exact) : page.text(key + ".OTHER");
    }
}
