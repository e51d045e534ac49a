package org.tidewaiter.node.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.recall.RecalledReport;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.receipt.WaitingCause;
import org.tidewaiter.exchange.reconciliation.Holding;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.HeldVersion;
import org.tidewaiter.exchange.version.IssuedVersion;
import org.tidewaiter.exchange.version.ItemFault;
import org.tidewaiter.exchange.version.Onward;
import org.tidewaiter.exchange.version.Part;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.exchange.version.SignedVersion;
import org.tidewaiter.exchange.version.Succession;
import org.tidewaiter.exchange.version.VerifiedVersion;
import org.tidewaiter.exchange.version.VersionClaims;
import org.tidewaiter.exchange.version.VersionContent;
import org.tidewaiter.exchange.version.VersionIssuer;
import org.tidewaiter.exchange.version.VersionKind;
import org.tidewaiter.node.delivery.partner.TimeOrderedIds;
import org.tidewaiter.node.delivery.reception.Reception;
import org.tidewaiter.node.journal.Change;
import org.tidewaiter.node.journal.Journal;
import org.tidewaiter.node.journal.NewEntry;
import org.tidewaiter.node.settings.NodeSettings;
import tools.jackson.databind.node.JsonNodeFactory;

/** A small store of versions for the tests of delivery: what the registry is in a node, without seizures. */
class MemoryReports implements OutgoingVersions, IncomingVersions, StoredHoldings, AgreedProfiles, AgreedTerms {

    private volatile boolean takenBack = true;

    /** What is answered where it is asked whether a version was taken back. */
    void answersTakenBack(boolean answer) {
        takenBack = answer;
    }

    private static final String FURTHER = "further";
    static final Digest PROFILE = Digest.of(new byte[32]);

    private final Journal journal;
    private final Clock clock;
    private final String own;
    private final TimeOrderedIds ids;
    private final Map<VersionRef, IssuedVersion> issued = new ConcurrentHashMap<>();
    private final Map<ReportIdentity, List<Kept>> kept = new ConcurrentHashMap<>();
    private final Map<ReportIdentity, Travel.Held> holds = new ConcurrentHashMap<>();
    private final Map<VersionRef, List<Digest>> attachments = new ConcurrentHashMap<>();
    private final Set<VersionRef> outside = ConcurrentHashMap.newKeySet();
    private final List<Reception> recalls = new CopyOnWriteArrayList<>();
    private final Set<VersionRef> unreadable = ConcurrentHashMap.newKeySet();
    private final Map<VersionRef, String> further = new ConcurrentHashMap<>();
    private final Map<VersionRef, String> furtherTexts = new ConcurrentHashMap<>();

    MemoryReports(Journal journal, Clock clock, NodeSettings settings, TimeOrderedIds ids) {
        this.journal = journal;
        this.clock = clock;
        this.own = settings.node().name();
        this.ids = ids;
    }

    /** A version that came from a partner. */
    record Kept(VersionContent content, long position, Instant at, UUID receipt) {}

    @Override
    public Optional<Digest> digestOf(String profile) {
        return profile.equals("test") ? Optional.of(PROFILE) : Optional.empty();
    }

    @Override
    public Optional<String> unknown(Agreement agreement) {
        return Optional.empty();
    }

    @Override
    public boolean mayDiscloseMore(Agreement agreement, Agreement other) {
        return !other.categories().containsAll(agreement.categories());
    }

    @Override
    public boolean mayPassOnMore(Agreement agreement, Agreement other) {
        return false;
    }

    ReportIdentity newIdentity() {
        return new ReportIdentity("EE-CUSTOMS", ids.next());
    }

    /** Signs and appends one first version for each text. */
    @Transactional
    public List<VersionRef> release(VersionIssuer issuer, List<String> texts) {
        List<VersionRef> versions = new ArrayList<>();
        for (String text : texts) {
            VersionRef version = new VersionRef(newIdentity(), 1);
            issued.put(version, issue(issuer, version, VersionKind.CONTENT, text));
            versions.add(version);
        }
        append(versions);
        return versions;
    }

    @Transactional
    public VersionRef release(
            VersionIssuer issuer, ReportIdentity identity, int number, VersionKind kind, String text) {
        VersionRef version = new VersionRef(identity, number);
        issued.put(version, issue(issuer, version, kind, text));
        append(List.of(version));
        return version;
    }

    private void append(List<VersionRef> versions) {
        journal.append(versions.stream()
                .map(version -> new NewEntry(
                        version.identity().originator(),
                        version.identity().number(),
                        version.version(),
                        Objects.requireNonNull(issued.get(version)).claims().kind() == VersionKind.WITHDRAWAL
                                ? Change.WITHDRAWAL
                                : Change.CONTENT,
                        own))
                .toList());
    }

    IssuedVersion issue(VersionIssuer issuer, VersionRef version, VersionKind kind, String text) {
        IssuedVersion before = issued.get(new VersionRef(version.identity(), version.version() - 1));
        List<Digest> predecessors =
                version.version() == 1 ? List.of() : List.of(before == null ? PROFILE : before.digest());
        VersionClaims claims = new VersionClaims(
                own,
                version.identity(),
                version.version(),
                kind,
                kind == VersionKind.WITHDRAWAL ? "error" : null,
                predecessors,
                1,
                "2026.1",
                VersionClaims.PROTOCOL,
                clock.instant(),
                List.of(),
                new Onward(List.of(), "test"));
        List<Part> parts = kind == VersionKind.WITHDRAWAL
                ? List.of()
                : List.of(
                        new Part("event", JsonNodeFactory.instance.objectNode().put("text", text)),
                        new Part(
                                FURTHER,
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("text", furtherTexts.getOrDefault(version, text))));
        return issuer.issue(
                claims,
                further.containsKey(version) ? parts : parts.stream().limit(1).toList());
    }

    /** A version with a further part, which travels only under agreements about that category. */
    @Transactional
    public VersionRef releaseWithMore(VersionIssuer issuer, ReportIdentity identity, int number, String category) {
        further.put(new VersionRef(identity, number), category);
        return release(issuer, identity, number, VersionKind.CONTENT, "and more about " + category);
    }

    /** The same, with a further part of that text. */
    @Transactional
    public VersionRef releaseWithMore(VersionIssuer issuer, VersionRef version, String category, String text) {
        furtherTexts.put(version, text);
        return releaseWithMore(issuer, version.identity(), version.version(), category);
    }

    private SignedVersion travelling(VersionRef version, Agreement agreement) {
        String category = further.get(version);
        return issued(version)
                .disclosing(part -> !part.name().equals(FURTHER)
                        || agreement.categories().contains(Objects.requireNonNull(category)));
    }

    IssuedVersion issued(VersionRef version) {
        return Objects.requireNonNull(issued.get(version));
    }

    void hold(ReportIdentity identity, @Nullable Duration duration) {
        holds.put(
                identity,
                new Travel.Held(duration == null ? null : clock.instant().plus(duration), "embargo"));
    }

    /** Forgets what is held of a report, as a store does that was restored from an older backup. */
    void forget(ReportIdentity identity) {
        kept.remove(identity);
    }

    /** These are outside the agreement. */
    Set<VersionRef> outside() {
        return outside;
    }

    /** Whether a version of that report has this digest. */
    boolean isOf(Digest digest, ReportIdentity identity) {
        return issued.entrySet().stream()
                .anyMatch(one -> one.getKey().identity().equals(identity)
                        && one.getValue().digest().equals(digest));
    }

    /** The recalls that came. */
    List<Reception> recalls() {
        return recalls;
    }

    /** At these the store stumbles. */
    Set<VersionRef> unreadable() {
        return unreadable;
    }

    /** Signs and appends a version that names bytes. */
    @Transactional
    public VersionRef release(VersionIssuer issuer, ReportIdentity identity, int number, List<Digest> named) {
        attachments.put(new VersionRef(identity, number), named);
        return release(issuer, identity, number, VersionKind.CONTENT, "names " + named.size());
    }

    private List<Digest> attachments(VersionRef version) {
        return attachments.getOrDefault(version, List.of());
    }

    void endHold(ReportIdentity identity) {
        holds.remove(identity);
    }

    List<Kept> kept(ReportIdentity identity) {
        return kept.getOrDefault(identity, List.of());
    }

    int keptReports() {
        return kept.size();
    }

    @Override
    public Map<VersionRef, Instant> releasedAt(Collection<VersionRef> versions) {
        Map<VersionRef, Instant> released = new HashMap<>();
        versions.forEach(
                version -> released.put(version, issued(version).claims().released()));
        return released;
    }

    @Override
    public List<Travel> travels(List<Asked> versions, Agreement agreement) {
        return versions.stream().map(asked -> travel(asked, agreement)).toList();
    }

    private Travel travel(Asked asked, Agreement agreement) {
        VersionRef version = asked.version();
        if (unreadable.contains(version)) {
            throw new IllegalStateException("cannot be read");
        }
        IssuedVersion found = issued(version);
        boolean withdrawal = found.claims().kind() == VersionKind.WITHDRAWAL;
        if (withdrawal && asked.heldVersion() == null && !asked.everSent()) {
            return new Travel.NotDue("never-sent");
        }
        Travel.Held hold = holds.get(version.identity());
        if (!withdrawal && hold != null && (hold.until() == null || hold.until().isAfter(clock.instant()))) {
            return hold;
        }
        if (!withdrawal && outside.contains(version)) {
            return asked.recalled() || asked.heldVersion() == null && !asked.everSent()
                    ? new Travel.NotDue(asked.recalled() ? "recalled" : "outside")
                    : new Travel.Recalled(new RecalledReport(version.identity(), version.version(), found.digest()));
        }
        Digest after = asked.heldVersion() == null
                ? null
                : issued(new VersionRef(version.identity(), asked.heldVersion()))
                        .digest();
        SignedVersion travelling = travelling(version, agreement);
        return new Travel.Travels(
                travelling, found.digest(), travelling.disclosed(), after, List.of(), attachments(version));
    }

    @Override
    public synchronized Judged judge(Reception reception, List<Arrived> versions) {
        List<@Nullable Outcome> outcomes = new ArrayList<>();
        List<VersionContent> fresh = new ArrayList<>();
        Set<Digest> batch = new HashSet<>();
        for (Arrived arrived : versions) {
            VersionContent content = arrived.version().content();
            outcomes.add(known(content, arrived, batch, fresh));
        }
        var entries = journal.append(fresh.stream()
                .map(content -> new NewEntry(
                        content.claims().identity().originator(),
                        content.claims().identity().number(),
                        content.claims().version(),
                        Change.CONTENT,
                        reception.sender()))
                .toList());
        int next = 0;
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) == null) {
                long position = entries.get(next).position();
                Outcome.AlreadyAccepted before = versions.get(i).before();
                Kept version = before == null
                        ? new Kept(fresh.get(next++), position, reception.receivedAt(), reception.receiptId())
                        : new Kept(fresh.get(next++), before.position(), before.at(), before.receipt());
                kept.computeIfAbsent(version.content().claims().identity(), identity -> new ArrayList<>())
                        .add(version);
                outcomes.set(i, before == null ? new Outcome.Accepted(position, version.at()) : before);
            }
        }
        return new Judged(outcomes.stream().map(Objects::requireNonNull).toList(), 0);
    }

    @Override
    public List<Outcome> recall(Reception reception, List<RecalledReport> reports) {
        recalls.add(reception);
        reports.forEach(report -> kept.remove(report.identity()));
        return reports.stream()
                .<Outcome>map(report -> new Outcome.Recalled(reception.receivedAt()))
                .toList();
    }

    private @Nullable Outcome known(
            VersionContent content, Arrived arrived, Set<Digest> batch, List<VersionContent> fresh) {
        List<Kept> there = kept(content.claims().identity());
        List<HeldVersion> held =
                there.stream().map(one -> HeldVersion.of(one.content())).toList();
        Succession succession =
                Succession.judge(content.claims(), content.digest(), arrived.after(), arrived.skipped(), held);
        return switch (succession) {
            case Succession.Next _, Succession.Earlier _ -> {
                if (batch.add(content.digest())) {
                    fresh.add(content);
                }
                yield null;
            }
            case Succession.Held _ ->
                there.stream()
                        .filter(one -> one.content().digest().equals(content.digest()))
                        .findFirst()
                        .map(one -> heldAlready(one, content))
                        .orElseThrow();
            case Succession.Conflicting(Digest first) -> new Outcome.Conflict(first);
            case Succession.Unlinked _ -> new Outcome.Waiting(WaitingCause.AFTER_UNKNOWN);
            case Succession.Impossible(Rule rule) -> new Outcome.Refused(List.of(ItemFault.of(rule, "/claims")));
        };
    }

    private Outcome heldAlready(Kept one, VersionContent content) {
        if (one.content().disclosures().containsAll(content.disclosures())) {
            return new Outcome.AlreadyAccepted(one.at(), one.position(), one.receipt());
        }
        kept(content.claims().identity())
                .replaceAll(
                        each -> each.equals(one) ? new Kept(content, one.position(), one.at(), one.receipt()) : each);
        return new Outcome.Supplemented(one.position(), one.at());
    }

    @Override
    public void from(String sender, LanePlace cut, Consumer<Holding> each) {
        kept.values().stream()
                .flatMap(List::stream)
                .map(Kept::content)
                .map(content -> new Holding(
                        content.claims().identity(),
                        content.claims().version(),
                        content.digest(),
                        content.disclosed(),
                        true))
                .sorted(Holding.ORDER)
                .forEach(each);
    }

    @Override
    public void own(Agreement agreement, Consumer<OwnReport> each) {
        Map<ReportIdentity, List<OwnVersion>> reports =
                new TreeMap<>(Comparator.comparing(Holding::key, Arrays::compareUnsigned));
        issued.forEach((version, found) -> reports.computeIfAbsent(version.identity(), none -> new ArrayList<>())
                .add(new OwnVersion(
                        version.version(),
                        found.claims().kind() == VersionKind.WITHDRAWAL,
                        found.digest(),
                        true,
                        travelling(version, agreement).disclosed(),
                        Long.MAX_VALUE,
                        found.claims().released())));
        reports.forEach((identity, versions) -> each.accept(new OwnReport(identity, versions)));
    }

    @Override
    public Optional<SignedVersion> bytes(String sender, VersionRef version) {
        return kept(version.identity()).stream()
                .map(Kept::content)
                .filter(content -> content.claims().version() == version.version())
                .map(VersionContent::source)
                .findFirst();
    }

    @Override
    public boolean branch(VerifiedVersion own) {
        return false;
    }

    @Override
    public boolean isTakenBack(String sender, VersionRef version) {
        return takenBack;
    }

    @Override
    public boolean isFollowedBranch(VersionRef version, Digest digest) {
        return false;
    }

    @Override
    public boolean mend(VersionRef own) {
        return issued.containsKey(own);
    }
}
