package org.tidewaiter.node.mandates;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.exchange.mandate.Mandate;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.node.delivery.SignedMandates;
import org.tidewaiter.node.delivery.StartRefusedException;
import org.tidewaiter.node.settings.AuthoritySettings;
import org.tidewaiter.node.settings.NodeSettings;

/**
 * The mandates that hold under the keys of the settings. Of several that an authority signed on one node the one that it signed last
 * counts, in whatever order they came; of two of the same moment the one that permits less.
 */
@Component
class HeldMandates implements SignedMandates {

    private static final Comparator<HeldMandate> LAST = Comparator.comparing(
                    (HeldMandate held) -> held.mandate().time())
            .thenComparing(held -> held.mandate().what())
            .thenComparing(held -> held.signed().digest().text());

    private final Map<String, Authority> authorities = new LinkedHashMap<>();
    private final MandateRows rows;
    private final Clock clock;
    private volatile Known known = new Known(-1, Map.of());

    HeldMandates(NodeSettings settings, MandateRows rows, Clock clock) {
        for (AuthoritySettings one : settings.authorities()) {
            authorities.put(one.originator(), new Authority(one.originator(), key(one), one.node()));
        }
        this.rows = rows;
        this.clock = clock;
        refresh();
    }

    private static VerificationKey key(AuthoritySettings authority) {
        try {
            return VerificationKey.parse(authority.key());
        } catch (IllegalArgumentException unusable) {
            throw new StartRefusedException("The key of " + authority.originator()
                    + " in tidewaiter.authorities is none: " + unusable.getMessage()
                    + ". Compare it with the authority again.");
        }
    }

    /** On whom an authority says something. */
    private record About(String originator, String node) {}

    /**
     * What is known at one moment.
     *
     * @param upTo place of the newest that was read
     * @param of in the order in which the authority signed them
     */
    private record Known(long upTo, Map<About, List<HeldMandate>> of) {}

    List<Authority> authorities() {
        return List.copyOf(authorities.values());
    }

    Optional<Authority> authority(String originator) {
        return Optional.ofNullable(authorities.get(originator));
    }

    @Override
    public void refresh() {
        if (!authorities.isEmpty() && rows.newest() != known.upTo()) {
            known = read();
        }
    }

    private Known read() {
        long upTo = 0;
        Map<About, List<HeldMandate>> of = new LinkedHashMap<>();
        for (MandateRows.Row row : rows.all()) {
            upTo = row.position();
            held(row)
                    .ifPresent(held -> of.computeIfAbsent(
                                    new About(
                                            held.mandate().originator(),
                                            held.mandate().node()),
                                    about -> new ArrayList<>())
                            .add(held));
        }
        of.values().forEach(held -> held.sort(LAST));
        return new Known(upTo, of);
    }

    private Optional<HeldMandate> held(MandateRows.Row row) {
        try {
            Authority authority =
                    authorities.get(Mandate.claimed(row.jws()).mandate().originator());
            return authority == null
                    ? Optional.empty()
                    : Optional.of(
                            new HeldMandate(row.position(), Mandate.read(row.jws(), authority.key()), row.broughtBy()));
        } catch (Refusal underAnotherKey) {
            return Optional.empty();
        }
    }

    /** What each authority last said of each node. */
    List<HeldMandate> last() {
        return known.of().values().stream().map(List::getLast).toList();
    }

    @Override
    public Set<String> originatorsOf(String node) {
        return authorities.keySet().stream()
                .filter(originator -> of(node, originator) == Word.IN_FORCE)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Word of(String node, String originator) {
        Authority authority = authorities.get(originator);
        if (authority == null) {
            return Word.NOT_ASKED;
        }
        if (node.equals(authority.node())) {
            return Word.IN_FORCE;
        }
        List<HeldMandate> said = known.of().getOrDefault(new About(originator, node), List.of());
        Instant now = clock.instant();
        if (!said.isEmpty() && said.getLast().mandate().permitsAt(now)) {
            return Word.IN_FORCE;
        }
        boolean once = said.stream()
                .map(HeldMandate::mandate)
                .anyMatch(mandate -> mandate.what() == Mandate.What.GRANTS && !now.isBefore(mandate.from()));
        return once ? Word.ENDED : Word.NEVER;
    }
}
