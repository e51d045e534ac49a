package org.tidewaiter.node.agreements;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.Relaying;
import org.tidewaiter.exchange.agreement.Threshold;
import org.tidewaiter.node.agreements.page.ComparedTerm;
import org.tidewaiter.node.agreements.page.ComparedTerm.Change;
import org.tidewaiter.node.agreements.page.Term;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.report.disclosure.DisclosureProfile;

/** Two texts side by side: what the second adds to what travels, and what it takes away. */
@Component
class TermsComparison {

    private final TermWords words;

    TermsComparison(TermWords words) {
        this.words = words;
    }

    /** What changes, and what that means. */
    private record Verdict(Change change, String sentence) {

        static final Verdict SAME = new Verdict(Change.SAME, "");
    }

    List<ComparedTerm> of(Agreement before, Agreement after, Page page) {
        List<Term> left = words.of(before, page);
        List<Term> right = words.of(after, page);
        List<Verdict> verdicts = List.of(
                plain(before.sender() + before.receiver(), after.sender() + after.receiver(), page),
                sets("category", before.categories(), after.categories(), page),
                sets("event-kind", before.eventKinds(), after.eventKinds(), page),
                places(before.limits().places(), after.limits().places(), page),
                thresholds(before.limits().thresholds(), after.limits().thresholds(), page),
                profiles(before, after, page),
                plain(before.handling(), after.handling(), page),
                onward(before, after, page),
                relays(before, after, page),
                plain(before.legalBasis(), after.legalBasis(), page),
                hours(before, after, page),
                validity(before, after, page),
                release(before, after, page));
        List<ComparedTerm> compared = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            Verdict verdict = verdicts.get(i);
            compared.add(new ComparedTerm(
                    left.get(i).label(),
                    left.get(i).values(),
                    right.get(i).values(),
                    verdict.change(),
                    verdict.sentence()));
        }
        return compared;
    }

    private Verdict sets(String list, List<String> before, List<String> after, Page page) {
        Set<String> added = without(after, before);
        Set<String> gone = without(before, after);
        return added.isEmpty() && gone.isEmpty()
                ? Verdict.SAME
                : verdict(
                        !added.isEmpty(),
                        !gone.isEmpty(),
                        said("added", labels(list, added, page), page),
                        said("gone", labels(list, gone, page), page));
    }

    /** No country named means all of them. */
    private Verdict places(List<String> before, List<String> after, Page page) {
        if (before.isEmpty() && after.isEmpty()) {
            return Verdict.SAME;
        }
        if (before.isEmpty()) {
            return new Verdict(Change.NARROWER, page.text("agreements.change.places-limited"));
        }
        return after.isEmpty()
                ? new Verdict(Change.WIDER, page.text("agreements.change.places-all"))
                : sets("country", before, after, page);
    }

    private Verdict thresholds(List<Threshold> before, List<Threshold> after, Page page) {
        Map<String, Threshold> left = byKind(before);
        Map<String, Threshold> right = byKind(after);
        List<String> wider = new ArrayList<>();
        List<String> narrower = new ArrayList<>();
        left.forEach((kind, threshold) -> {
            Threshold other = right.get(kind);
            BigDecimal now = other == null ? null : other.amount();
            if (now == null || now.compareTo(threshold.amount()) < 0) {
                wider.add(changed(threshold, now, page));
            } else if (now.compareTo(threshold.amount()) > 0) {
                narrower.add(changed(threshold, now, page));
            }
        });
        right.forEach((kind, threshold) -> {
            if (!left.containsKey(kind)) {
                narrower.add(page.text("agreements.change.threshold-new", words.threshold(threshold, page)));
            }
        });
        return wider.isEmpty() && narrower.isEmpty()
                ? Verdict.SAME
                : verdict(!wider.isEmpty(), !narrower.isEmpty(), String.join(" ", wider), String.join(" ", narrower));
    }

    private String changed(Threshold threshold, @Nullable BigDecimal now, Page page) {
        String kind = words.kind(threshold, page);
        return now == null
                ? page.text("agreements.change.threshold-gone", kind)
                : page.text(
                        "agreements.change.threshold-moved",
                        kind,
                        words.quantity(now, threshold.unit(), page),
                        words.quantity(threshold.amount(), threshold.unit(), page));
    }

    private static Map<String, Threshold> byKind(List<Threshold> thresholds) {
        return thresholds.stream()
                .collect(Collectors.toMap(
                        each -> each.subcategory() + " " + each.unit(),
                        each -> each,
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    private static Verdict profiles(Agreement before, Agreement after, Page page) {
        if (before.profile().equals(after.profile())) {
            return Verdict.SAME;
        }
        DisclosureProfile left = ProfileWords.known(before.profile().name());
        DisclosureProfile right = ProfileWords.known(after.profile().name());
        if (left == null || right == null || left.equals(right)) {
            return new Verdict(Change.OTHER, page.text("agreements.change.profile-other"));
        }
        Set<String> added = without(fields(right), fields(left));
        Set<String> gone = without(fields(left), fields(right));
        return verdict(
                !added.isEmpty(),
                !gone.isEmpty(),
                added.isEmpty() ? "" : page.text("agreements.change.profile-wider", added.size()),
                gone.isEmpty() ? "" : page.text("agreements.change.profile-narrower", gone.size()));
    }

    private static Set<String> fields(DisclosureProfile profile) {
        return profile.parts().entrySet().stream()
                .flatMap(part -> part.getValue().stream().map(field -> part.getKey() + "." + field))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Verdict onward(Agreement before, Agreement after, Page page) {
        Set<String> added = without(after.onward().classes(), before.onward().classes());
        Set<String> gone = without(before.onward().classes(), after.onward().classes());
        if (added.isEmpty() && gone.isEmpty()) {
            boolean same =
                    before.onward().classes().isEmpty() || before.onward().equals(after.onward());
            return same ? Verdict.SAME : new Verdict(Change.OTHER, page.text("agreements.change.other"));
        }
        return verdict(
                !added.isEmpty(),
                !gone.isEmpty(),
                said("added", String.join(", ", added), page),
                said("gone", String.join(", ", gone), page));
    }

    private static Verdict relays(Agreement before, Agreement after, Page page) {
        Set<String> added = without(originators(after), originators(before));
        Set<String> gone = without(originators(before), originators(after));
        if (added.isEmpty() && gone.isEmpty()) {
            return before.passedOn().equals(after.passedOn())
                    ? Verdict.SAME
                    : new Verdict(Change.OTHER, page.text("agreements.change.other"));
        }
        return verdict(
                !added.isEmpty(),
                !gone.isEmpty(),
                said("added", String.join(", ", added), page),
                said("gone", String.join(", ", gone), page));
    }

    private static List<String> originators(Agreement terms) {
        return terms.passedOn().map(Relaying::originators).orElse(List.of());
    }

    private static Verdict hours(Agreement before, Agreement after, Page page) {
        int order = Integer.compare(after.hoursAllowed(), before.hoursAllowed());
        return order == 0
                ? Verdict.SAME
                : new Verdict(
                        Change.OTHER, page.text(order > 0 ? "agreements.change.later" : "agreements.change.sooner"));
    }

    private static Verdict validity(Agreement before, Agreement after, Page page) {
        Instant left = before.validUntil();
        Instant right = after.validUntil();
        if (Objects.equals(left, right)) {
            return before.validFrom().equals(after.validFrom())
                    ? Verdict.SAME
                    : new Verdict(
                            Change.OTHER,
                            page.text("agreements.change.begins", page.wording().time(after.validFrom())));
        }
        return right != null && (left == null || right.isBefore(left))
                ? new Verdict(Change.NARROWER, page.text("agreements.change.ends", TermWords.lastDay(right, page)))
                : new Verdict(Change.WIDER, page.text("agreements.change.lasts"));
    }

    private static Verdict release(Agreement before, Agreement after, Page page) {
        return before.release() == after.release()
                ? Verdict.SAME
                : new Verdict(
                        Change.OTHER,
                        page.text("agreements.change.release-" + after.release().code()));
    }

    private static Verdict plain(Object before, Object after, Page page) {
        return before.equals(after) ? Verdict.SAME : new Verdict(Change.OTHER, page.text("agreements.change.other"));
    }

    private static Verdict verdict(boolean wider, boolean narrower, String more, String less) {
        Change change = wider && narrower ? Change.OTHER : wider ? Change.WIDER : Change.NARROWER;
        return new Verdict(change, (more + " " + less).strip());
    }

    private static String said(String key, String labels, Page page) {
        return labels.isEmpty() ? "" : page.text("agreements.change." + key, labels);
    }

    private String labels(String list, Collection<String> codes, Page page) {
        return String.join(", ", words.codes(list, List.copyOf(codes), page));
    }

    private static Set<String> without(Collection<String> all, Collection<String> taken) {
        Set<String> left = new LinkedHashSet<>(all);
        left.removeAll(taken);
        return left;
    }
}
