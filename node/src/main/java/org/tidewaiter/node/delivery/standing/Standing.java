package org.tidewaiter.node.delivery.standing;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.version.LogWitness;
import org.tidewaiter.exchange.version.VersionIssuer;
import org.tidewaiter.node.delivery.SignedMandates;
import org.tidewaiter.node.delivery.Signing;
import org.tidewaiter.node.delivery.log.WitnessedLogs;
import org.tidewaiter.node.journal.Journal;
import org.tidewaiter.node.settings.MemberSettings;
import org.tidewaiter.node.settings.NodePart;
import org.tidewaiter.node.settings.NodeSettings;

/**
 * What this process knows of its own standing: a node restored from an old copy would give numbers away twice, so it
 * signs nothing until a partner has confirmed that it knows no more of this node than the node itself. One partner that
 * knows more is enough to forbid it. Lanes too wait for their partner's word: what they send would raise the very
 * numbers that are compared.
 */
@Component
public class Standing implements Signing {

    private final String node;
    private final NodePart part;
    private final VersionIssuer issuer;
    private final Journal journal;
    private final WitnessedLogs logs;
    private final List<String> members;
    private final SignedMandates mandates;
    private final Map<String, PartnerView> views = new ConcurrentHashMap<>();
    private volatile boolean overridden;
    private volatile long epoch;

    Standing(
            NodeSettings settings,
            NodeIdentity identity,
            Journal journal,
            WitnessedLogs logs,
            SignedMandates mandates) {
        this.node = settings.node().name();
        this.part = settings.node().part();
        this.issuer = new VersionIssuer(identity.signingKey(), new SecureRandom());
        this.journal = journal;
        this.logs = logs;
        this.members =
                settings.members().stream().map(MemberSettings::originator).toList();
        this.mandates = mandates;
    }

    /** What a partner said when it was asked. */
    public sealed interface PartnerView {

        /** It knows no more of this node than the node itself. */
        record Confirms() implements PartnerView {}

        /**
         * It has seen more: this node is an old copy of itself.
         *
         * @param epoch the highest epoch of this node that it has seen
         */
        record KnowsMore(long epoch) implements PartnerView {}

        /**
         * It did not answer, or not in a way that proves anything.
         *
         * @param problem code
         */
        record Silent(String problem) implements PartnerView {}
    }

    /** Where this node stands, for people and monitoring. */
    public enum State {
        /** It signs no versions: it only receives, and passes on. */
        NOT_NEEDED,
        CONFIRMED,
        /** An operator has recorded that it may sign. */
        OVERRIDDEN,
        /** No partner has answered yet. */
        UNCONFIRMED,
        /** A partner knows more of it than itself. */
        BEHIND
    }

    void record(String partner, PartnerView view) {
        views.put(partner, view);
    }

    void override() {
        refreshEpoch();
        overridden = true;
    }

    @Nullable
    PartnerView view(String partner) {
        return views.get(partner);
    }

    /** The highest epoch of this node that any partner is known to have seen; 0 if none. */
    long highestEpochSeen() {
        return knowingMore().stream()
                .mapToLong(PartnerView.KnowsMore::epoch)
                .max()
                .orElse(0);
    }

    private Collection<PartnerView.KnowsMore> knowingMore() {
        return views.values().stream()
                .filter(PartnerView.KnowsMore.class::isInstance)
                .map(PartnerView.KnowsMore.class::cast)
                .toList();
    }

    public State state() {
        if (!knowingMore().isEmpty()) {
            return State.BEHIND;
        }
        if (!signs()) {
            return State.NOT_NEEDED;
        }
        if (views.values().stream().anyMatch(PartnerView.Confirms.class::isInstance)) {
            return State.CONFIRMED;
        }
        return overridden ? State.OVERRIDDEN : State.UNCONFIRMED;
    }

    /** Whether this node issues versions of its own. */
    public boolean signs() {
        return part != NodePart.HUB;
    }

    /** Whether a lane to that partner may send. */
    public boolean confirmedBy(String partner) {
        return switch (views.get(partner)) {
            case PartnerView.Confirms _ -> true;
            case PartnerView.KnowsMore _ -> false;
            case PartnerView.Silent _ -> overridden;
            case null -> overridden;
        };
    }

    @Override
    public String node() {
        return node;
    }

    @Override
    public long epoch() {
        long known = epoch;
        return known == 0 ? refreshEpoch() : known;
    }

    private long refreshEpoch() {
        long current = journal.epoch();
        epoch = current;
        return current;
    }

    /** Whether this is a gateway and no member has given it a mandate that is in force. */
    public boolean signsForNobody() {
        return !members.isEmpty() && withoutMandate().size() == members.size();
    }

    @Override
    public Set<String> withoutMandate() {
        if (members.isEmpty()) {
            return Set.of();
        }
        mandates.refresh();
        return members.stream()
                .filter(member -> switch (mandates.of(node, member)) {
                    case ENDED, NEVER -> true;
                    case IN_FORCE, NOT_ASKED -> false;
                })
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean permitted() {
        return switch (state()) {
            case CONFIRMED, OVERRIDDEN -> true;
            case NOT_NEEDED, UNCONFIRMED, BEHIND -> false;
        };
    }

    @Override
    public List<LogWitness> witnessed() {
        return logs.now();
    }

    @Override
    public VersionIssuer issuer() {
        return issuer;
    }
}
