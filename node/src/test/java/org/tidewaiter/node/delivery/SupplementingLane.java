package org.tidewaiter.node.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.dispatch.Dispatch;
import org.tidewaiter.exchange.dispatch.DispatchItem;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.VersionKind;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.delivery.queue.Lanes;
import org.tidewaiter.node.delivery.queue.OutgoingLane;
import org.tidewaiter.node.settings.NodePart;

/** A lane to a scripted partner, whose agreement is revised while the node runs. */
final class SupplementingLane implements AutoCloseable {

    static final AccessScope ADMINISTRATOR = TestScopes.of(NodePart.NATIONAL, Role.ADMINISTRATOR);

    private final TestNodes nodes = new TestNodes();
    final ScriptedPartner partner = new ScriptedPartner(nodes.hub, nodes.national, nodes.hubPort);
    final ConfigurableApplicationContext national = nodes.startNational();
    final MemoryReports reports = national.getBean(MemoryReports.class);
    final DSLContext sql = national.getBean(DSLContext.class);
    Agreement newest = nodes.agreement;
    private int categories;

    SupplementingLane() {
        Awaiting.until("the partner confirms the standing", national.getBean(Signing.class)::permitted);
    }

    /** Begins with a partner that accepts everything, from which nothing has come. */
    void begin() {
        partner.script.clear();
        partner.otherwise = ScriptedPartner.accept();
        partner.dispatches.clear();
        reports.unreadable().clear();
    }

    /** A category that no agreement covers yet. */
    String newCategory() {
        return "category-" + ++categories;
    }

    VersionRef releasedWithMore(String category) {
        return reports.releaseWithMore(national.getBean(Signing.class).issuer(), reports.newIdentity(), 1, category);
    }

    VersionRef delivered(String category) {
        VersionRef version = releasedWithMore(category);
        Awaiting.until("delivered", () -> is(version, PartnerState.State.DELIVERED));
        return version;
    }

    boolean is(VersionRef version, PartnerState.State wanted) {
        return national.getBean(Deliveries.class).of(version.identity()).stream()
                .anyMatch(state -> state.version() == version.version() && state.state() == wanted);
    }

    PartnerState state(VersionRef version) {
        return national.getBean(Deliveries.class).of(version.identity()).stream()
                .filter(state -> state.version() == version.version())
                .findFirst()
                .orElseThrow();
    }

    void adopt(Agreement revision) {
        newest = revision;
        assertThat(national.getBean(AgreementChanges.class).adopt(ADMINISTRATOR, nodes.signed(newest)))
                .isInstanceOf(AgreementChanges.Adoption.Adopted.class);
    }

    Agreement wider(String category) {
        return newest.revised(
                Stream.concat(newest.categories().stream(), Stream.of(category)).toList(), newest.limits());
    }

    Agreement without(String category) {
        return newest.revised(
                newest.categories().stream()
                        .filter(one -> !one.equals(category))
                        .toList(),
                newest.limits());
    }

    void awaitLooked() {
        Awaiting.until(
                "the lane has looked again at everything",
                () -> sql.fetchSingle(
                                "select look_again_to is null and supplement_to is null and judged_by = ? from delivery.lane",
                                newest.digest().text())
                        .get(0, Boolean.class));
    }

    void awaitSupplemented() {
        awaitLooked();
        Awaiting.until("nothing is left to add", () -> count("select count(*) from delivery.supplement") == 0);
    }

    long count(String query) {
        return Objects.requireNonNull(sql.fetchSingle(query).get(0, Long.class));
    }

    List<DispatchItem> arrived(VersionRef version) {
        synchronized (partner.dispatches) {
            return partner.dispatches.stream()
                    .map(Dispatch::items)
                    .flatMap(List::stream)
                    .filter(item -> item.version()
                            .digest()
                            .equals(reports.issued(version).digest()))
                    .toList();
        }
    }

    /** How often each version has arrived. */
    Map<Digest, Long> arrived() {
        synchronized (partner.dispatches) {
            return partner.dispatches.stream()
                    .map(Dispatch::items)
                    .flatMap(List::stream)
                    .collect(Collectors.groupingBy(item -> item.version().digest(), Collectors.counting()));
        }
    }

    static ScriptedPartner.Move supplementing() {
        return ScriptedPartner.outcomes(item -> new Outcome.Supplemented(7, Instant.now()));
    }

    String recorded(VersionRef version, String column) {
        return sql.fetchSingle(
                        "select cast(" + column + " as text) from delivery.item where number = ? and version = ?",
                        version.identity().number(),
                        version.version())
                .get(0, String.class);
    }

    VersionRef corrected(VersionRef version) {
        return reports.release(
                national.getBean(Signing.class).issuer(),
                version.identity(),
                version.version() + 1,
                VersionKind.CONTENT,
                "corrected");
    }

    OutgoingLane outgoing() {
        return Objects.requireNonNull(national.getBean(Lanes.class)
                .of(ADMINISTRATOR, "HUB")
                .orElseThrow()
                .outgoing());
    }

    @Override
    public void close() {
        nodes.close();
        partner.close();
    }
}
