package org.tidewaiter.node.delivery.agreement;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.VerifiedAgreement;

/**
 * Says which revision of each agreement binds when. A revision replaces those before it from its beginning on, also when it
 * ends before they would have: that is how an agreement is ended.
 */
record Revisions(List<VerifiedAgreement> all) {

    private static final Comparator<Agreement> BY_BEGINNING =
            Comparator.comparing(Agreement::validFrom).thenComparingInt(Agreement::revision);

    Revisions {
        all = List.copyOf(all);
    }

    /** From one moment, included, to another. */
    private record Span(Instant from, @Nullable Instant until) {

        boolean holds(Instant moment) {
            return !moment.isBefore(from) && startsBeforeEnd(moment);
        }

        boolean hasBegun(Instant moment) {
            return startsBeforeEnd(from) && !moment.isBefore(from);
        }

        boolean startsBeforeEnd(Instant moment) {
            return until == null || moment.isBefore(until);
        }

        boolean overlaps(Span other) {
            return startsBeforeEnd(other.from)
                    && other.startsBeforeEnd(from)
                    && startsBeforeEnd(from)
                    && other.startsBeforeEnd(other.from);
        }
    }

    Stream<Agreement> texts() {
        return all.stream().map(VerifiedAgreement::agreement);
    }

    Optional<Agreement> newest(String number) {
        return texts().filter(text -> text.number().equals(number)).max(Comparator.comparingInt(Agreement::revision));
    }

    /** The agreement that binds one way at that moment. */
    Optional<Agreement> binding(String sender, String receiver, Instant moment) {
        return texts().filter(text -> isBetween(text, sender, receiver))
                .filter(text -> span(text).holds(moment))
                .max(Comparator.comparingInt(Agreement::revision));
    }

    /** The agreement that bound last one way, whether it binds still or not; never one that has not begun. */
    Optional<Agreement> lastBegun(String sender, String receiver, Instant moment) {
        return texts().filter(text -> isBetween(text, sender, receiver))
                .filter(text -> span(text).hasBegun(moment))
                .max(BY_BEGINNING);
    }

    /** Whether any text one way ever let the sender pass on reports of others. */
    boolean everRelayed(String sender, String receiver) {
        return texts().filter(text -> isBetween(text, sender, receiver))
                .anyMatch(text -> text.passedOn().isPresent());
    }

    /** Whether any text one way ever let the sender pass on reports of that originator. */
    boolean everRelayed(String sender, String receiver, String originator) {
        return texts().filter(text -> isBetween(text, sender, receiver)).anyMatch(text -> text.relays(originator));
    }

    /** The last agreement one way, whether it binds or not. */
    Optional<Agreement> last(String sender, String receiver) {
        return texts().filter(text -> isBetween(text, sender, receiver)).max(BY_BEGINNING);
    }

    /** Another agreement that binds the same way at a time at which this text would, if it were the newest of its number. */
    Optional<Agreement> rivalOf(Agreement text) {
        Span valid = new Span(text.validFrom(), text.validUntil());
        return texts().filter(other -> !other.number().equals(text.number()))
                .filter(other -> isBetween(other, text.sender(), text.receiver()))
                .filter(other -> span(other).overlaps(valid))
                .findFirst();
    }

    /** Two agreements of different numbers that bind the same way at the same time; empty where there are none. */
    List<Agreement> rivals() {
        return texts().flatMap(one -> texts()
                        .filter(other -> !one.number().equals(other.number()))
                        .filter(other -> isBetween(other, one.sender(), one.receiver()))
                        .filter(other -> span(one).overlaps(span(other)))
                        .findFirst()
                        .map(other -> List.of(one, other))
                        .stream())
                .findFirst()
                .orElse(List.of());
    }

    /** Those of one number in their order, for each number. */
    Map<String, List<VerifiedAgreement>> byNumber() {
        return all.stream()
                .sorted(Comparator.comparingInt(one -> one.agreement().revision()))
                .collect(Collectors.groupingBy(one -> one.agreement().number()));
    }

    private Span span(Agreement text) {
        Instant replaced = texts().filter(
                        later -> later.number().equals(text.number()) && later.revision() > text.revision())
                .map(Agreement::validFrom)
                .min(Comparator.naturalOrder())
                .orElse(null);
        Instant until = text.validUntil();
        boolean endsFirst = replaced == null || (until != null && until.isBefore(replaced));
        return new Span(text.validFrom(), endsFirst ? until : replaced);
    }

    private static boolean isBetween(Agreement text, String sender, String receiver) {
        return text.sender().equals(sender) && text.receiver().equals(receiver);
    }
}
