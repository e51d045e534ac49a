package org.tidewaiter.node.delivery.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.reconciliation.ReconciliationResult;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.delivery.comparison.HealingAction;
import org.tidewaiter.node.delivery.comparison.Reconciliation;
import org.tidewaiter.node.delivery.comparison.Reconciliations;
import org.tidewaiter.node.delivery.page.ReconciliationPage;
import org.tidewaiter.node.delivery.page.ReconciliationSection;
import org.tidewaiter.node.delivery.page.ReconciliationsPage;
import org.tidewaiter.node.delivery.partner.NetworkAddress;
import org.tidewaiter.node.delivery.queue.LaneState;
import org.tidewaiter.node.delivery.queue.Lanes;
import org.tidewaiter.node.delivery.queue.ProblemWords;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Definition;
import org.tidewaiter.node.web.component.Pager;
import org.tidewaiter.node.web.component.State;

/** Puts the pages of comparisons together. */
@Component
public class ReconciliationPages {

    private static final int LINES = 20;
    private static final int DIFFERENCES = 50;
    private static final String WORDS = "delivery.reconciliation.";

    private final Reconciliations reconciliations;
    private final Lanes lanes;
    private final ProblemWords problems;

    ReconciliationPages(Reconciliations reconciliations, Lanes lanes, ProblemWords problems) {
        this.reconciliations = reconciliations;
        this.lanes = lanes;
        this.problems = problems;
    }

    static String path(String partner) {
        return NetworkAddress.PATH + "/" + partner + "/reconciliations";
    }

    /** The last comparison, for the page of a partner. */
    public ReconciliationSection section(AccessScope scope, Page page, String partner) {
        List<Reconciliation> last = reconciliations.list(scope, partner, null, 1);
        return new ReconciliationSection(
                last.isEmpty() ? State.WAITING : state(last.getFirst()),
                last.isEmpty() ? page.text(WORDS + "never") : sentence(page, last.getFirst()),
                path(partner),
                want(scope, partner));
    }

    private static @Nullable String want(AccessScope scope, String partner) {
        return scope.may(Permission.ADMINISTER_NETWORK) ? path(partner) : null;
    }

    private static String sentence(Page page, Reconciliation one) {
        Instant ended = one.endedAt();
        return ended == null
                ? outcome(page, one)
                : page.text(WORDS + "ended", outcome(page, one), page.wording().ago(ended));
    }

    Optional<ReconciliationsPage> list(AccessScope scope, Page page, String partner, @Nullable UUID before) {
        return lanes.of(scope, partner).map(lane -> list(scope, page, lane, before));
    }

    private ReconciliationsPage list(AccessScope scope, Page page, LaneState lane, @Nullable UUID before) {
        String partner = lane.partner();
        List<Reconciliation> found = reconciliations.list(scope, partner, before, LINES + 1);
        List<Reconciliation> shown = found.size() > LINES ? found.subList(0, LINES) : found;
        String older = found.size() > LINES
                ? path(partner) + "?before=" + shown.getLast().id()
                : null;
        String title = lane.title().in(page.language().locale());
        return new ReconciliationsPage(
                title,
                NetworkAddress.PATH + "/" + partner,
                path(partner),
                want(scope, partner),
                shown.stream().anyMatch(ReconciliationPages::isBusy),
                shown.stream().map(one -> line(page, one, title)).toList(),
                new Pager(page.text(WORDS + "range", shown.size()), before == null ? null : path(partner), older));
    }

    private static ReconciliationsPage.Line line(Page page, Reconciliation one, String title) {
        return new ReconciliationsPage.Line(
                path(one.partner()) + "/" + one.id(),
                one.wantedAt(),
                page.text(WORDS + (one.sender() ? "of-ours" : "of-theirs"), title),
                state(one),
                outcome(page, one),
                number(page, one.senderCount()),
                number(page, one.receiverCount()));
    }

    private static @Nullable String number(Page page, @Nullable Long count) {
        return count == null ? null : page.wording().number(count);
    }

    private static boolean isBusy(Reconciliation one) {
        return one.state() == Reconciliation.State.WANTED || one.state() == Reconciliation.State.RUNNING;
    }

    static State state(Reconciliation one) {
        return switch (one.state()) {
            case WANTED, RUNNING -> State.WAITING;
            case AGREES -> State.CONFIRMED;
            case DIFFERS -> one.allHealed() ? State.CONFIRMED : State.RETURNED;
            case FAILED -> State.RETURNED;
        };
    }

    private static String outcome(Page page, Reconciliation one) {
        String state = one.allHealed() ? "healed" : one.state().name().toLowerCase(Locale.ROOT);
        return page.text(WORDS + "state." + state, one.differences(), one.healed());
    }

    Optional<ReconciliationPage> one(AccessScope scope, Page page, String partner, UUID id, int after) {
        return lanes.of(scope, partner)
                .flatMap(lane -> reconciliations
                        .of(scope, partner, id)
                        .map(one ->
                                one(scope, page, lane.title().in(page.language().locale()), one, after)));
    }

    private ReconciliationPage one(AccessScope scope, Page page, String title, Reconciliation one, int after) {
        String here = path(one.partner()) + "/" + one.id();
        List<Reconciliation.Differing> found = reconciliations.differences(scope, one.id(), after, DIFFERENCES + 1);
        boolean more = found.size() > DIFFERENCES;
        List<Reconciliation.Differing> shown = more ? found.subList(0, DIFFERENCES) : found;
        Pager pager = new Pager(
                page.text(WORDS + "differences.range", after + 1, after + shown.size(), one.differences()),
                after == 0 ? null : here + "?after=" + Math.max(0, after - DIFFERENCES),
                more ? here + "?after=" + (after + DIFFERENCES) : null);
        String problem = one.problem();
        return new ReconciliationPage(
                title,
                path(one.partner()),
                here,
                isBusy(one),
                state(one),
                outcome(page, one),
                problem == null
                        ? null
                        : problems.of(problem, page.language(), title).sentence(),
                facts(page, one),
                one.notSent().stream().map(each -> notSent(page, each)).toList(),
                one.sender(),
                shown.stream().map(each -> difference(page, each)).toList(),
                shown.isEmpty() ? null : pager);
    }

    private static List<Definition> facts(Page page, Reconciliation one) {
        List<Definition> facts = new ArrayList<>();
        facts.add(new Definition(page.text(WORDS + "agreement"), one.agreement()));
        Long epoch = one.cutEpoch();
        Long sequence = one.cutSequence();
        facts.add(new Definition(
                page.text(WORDS + "cut"),
                epoch == null || sequence == null ? null : page.text("delivery.trips.number", epoch, sequence)));
        facts.add(new Definition(page.text(WORDS + "sender-count"), number(page, one.senderCount())));
        facts.add(new Definition(page.text(WORDS + "receiver-count"), number(page, one.receiverCount())));
        facts.add(new Definition(page.text(WORDS + "sender-root"), one.senderRoot()));
        facts.add(new Definition(page.text(WORDS + "receiver-root"), one.receiverRoot()));
        facts.add(new Definition(page.text(WORDS + "took"), took(page, one)));
        facts.add(new Definition(
                page.text(WORDS + "signed"), page.text(WORDS + (one.signed() ? "signed.both" : "signed.not"))));
        return facts;
    }

    private static @Nullable String took(Page page, Reconciliation one) {
        Instant begun = one.begunAt();
        Instant ended = one.endedAt();
        return begun == null || ended == null || !one.sender()
                ? null
                : page.wording().duration(Duration.between(begun, ended));
    }

    private static ReconciliationPage.NotSent notSent(Page page, ReconciliationResult.NotSent each) {
        String state = "delivery.state." + each.state().replace('-', '_');
        return new ReconciliationPage.NotSent(
                page.messages().has(page.language(), state) ? page.text(state) : each.state(),
                each.reason(),
                page.wording().number(each.versions()));
    }

    private static ReconciliationPage.Line difference(Page page, Reconciliation.Differing one) {
        boolean person = one.action() == HealingAction.FOR_A_PERSON
                || one.action() == HealingAction.ADOPT_OR_WITHDRAW && !one.healed();
        String state = person ? "person" : one.healed() ? "healed" : "under-way";
        return new ReconciliationPage.Line(
                one.version().identity().toString(),
                "/reports/" + one.version().identity(),
                one.version().version(),
                page.text(WORDS + "kind." + one.kind().code()),
                page.text(WORDS + "action." + one.action().code()),
                person ? State.RETURNED : one.healed() ? State.CONFIRMED : State.RELEASED,
                page.text(WORDS + "healing." + state));
    }
}
