package org.tidewaiter.node.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.ScopeLimits;
import org.tidewaiter.exchange.agreement.Threshold;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.version.IssuedVersion;
import org.tidewaiter.exchange.version.ItemFault;
import org.tidewaiter.exchange.version.Part;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.delivery.IncomingVersions;
import org.tidewaiter.node.delivery.IncomingVersions.Arrived;
import org.tidewaiter.node.delivery.IncomingVersions.Reception;
import org.tidewaiter.report.SeizureReport;
import tools.jackson.databind.node.ObjectNode;

/** What is beyond the agreement or unsound is refused as a whole, with paths and rules and without values. */
@HubRegistryTest
class RefusedReportsTest {

    private static final SeizureReport MIXED = TestReports.mixed();

    private final Sender sender = new Sender();
    private final ReportIdentity identity = Sender.newReport();

    @Autowired
    IncomingVersions incoming;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Store store;

    @BeforeEach
    void reset() {
        store.reset();
    }

    private Outcome receive(Agreement agreement, Arrived version) {
        Reception reception = new Reception(Sender.NAME, agreement, Sender.newReceipt(), RegistryNode.NOW);
        return Objects.requireNonNull(transaction.execute(status -> incoming.accept(reception, List.of(version))))
                .getFirst();
    }

    private List<ItemFault> faults(Agreement agreement, Arrived version) {
        Outcome outcome = receive(agreement, version);
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(store.value("select count(*) from registry.report")).isEqualTo(0L);
        assertThat(store.value("select position from journal.head")).isEqualTo(0L);
        return ((Outcome.Refused) outcome).faults();
    }

    private List<ItemFault> faults(List<Part> parts) {
        return faults(Sender.agreement(), sender.sent(sender.issue(identity, 1, parts, "2026.1")));
    }

    private List<ItemFault> faults(SeizureReport report) {
        return faults(Sender.parts(report));
    }

    private static List<Part> changed(String name, java.util.function.Consumer<ObjectNode> change) {
        List<Part> parts = new ArrayList<>();
        for (Part part : Sender.parts(MIXED)) {
            if (part.name().equals(name)) {
                ObjectNode value = (ObjectNode) part.value().deepCopy();
                change.accept(value);
                parts.add(new Part(name, value));
            } else {
                parts.add(part);
            }
        }
        return parts;
    }

    @Test
    void goodsOfOtherCategoriesAreBeyondTheAgreement() {
        IssuedVersion mixed = sender.first(identity, MIXED);

        assertThat(faults(Sender.agreement("TOBACCO", "DRUGS"), sender.sent(mixed)))
                .allSatisfy(fault -> assertThat(fault.rule()).isEqualTo("beyond-agreement"))
                .hasSize(3);
        assertThat(receive(
                        Sender.agreement("TOBACCO", "DRUGS"),
                        sender.without(mixed, "goods/weapon22", "goods/ivory222", "goods/cash2222")))
                .isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void whatIsHeldUnderEarlierTermsDoesNotRefuseFurtherParts() {
        IssuedVersion mixed = sender.first(identity, MIXED);
        receive(
                Sender.agreement("TOBACCO", "DRUGS"),
                sender.without(mixed, "goods/weapon22", "goods/ivory222", "goods/cash2222"));
        Agreement revised = Sender.agreement("TOBACCO", "CURRENCY");

        assertThat(receive(revised, sender.without(mixed, "goods/weapon22", "goods/ivory222", "goods/cocaine2")))
                .isInstanceOf(Outcome.Supplemented.class);
        assertThat(receive(revised, sender.only(mixed, "goods/weapon22")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(ItemFault::rule)
                                .containsExactly("beyond-agreement"));
    }

    @Test
    void otherKindsOfEventAreBeyondTheAgreement() {
        assertThat(faults(TestReports.with(MIXED, "/eventKind", "ATTEMPT")))
                .contains(new ItemFault("eventKind", "beyond-agreement"));
    }

    @Test
    void anEventOutsideTheAgreedCountriesIsBeyondTheAgreement() {
        Agreement elsewhere = Sender.agreement().withLimits(new ScopeLimits(List.of("LV"), List.of()));

        assertThat(faults(elsewhere, sender.sent(sender.first(identity, MIXED))))
                .containsExactly(new ItemFault("discoveryCountry", "beyond-agreement"));
    }

    @Test
    void goodsBelowTheirThresholdAreBeyondTheAgreementAndTakeTheWholeReportWithThem() {
        Agreement aboveTen = Sender.agreement()
                .withLimits(new ScopeLimits(
                        List.of(), List.of(new Threshold("CIGARETTES", "STK", new BigDecimal("9000001")))));
        IssuedVersion mixed = sender.first(identity, MIXED);

        assertThat(faults(aboveTen, sender.sent(mixed))).singleElement().satisfies(fault -> {
            assertThat(fault.rule()).isEqualTo("below-threshold");
            assertThat(fault.path()).matches("goods\\[\\d]\\.quantity");
        });
        assertThat(receive(aboveTen, sender.without(mixed, "goods/tobacco2", "text")))
                .isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void aPartThatTheProfileDoesNotListIsBeyondIt() {
        assertThat(faults(List.of(Sender.part("person", "family", "Tamm"))))
                .containsExactly(new ItemFault("", "beyond-profile"));
    }

    @Test
    void aFieldThatTheProfileDoesNotListIsBeyondIt() {
        assertThat(faults(changed("place", place -> place.put("street", "Sadama 7"))))
                .containsExactly(new ItemFault("place", "beyond-profile"));
    }

    @Test
    void descriptionsOfFewerThanThreeOffendersAreBeyondTheProfile() {
        assertThat(faults(changed("offenders", offenders -> offenders.put("count", 2))))
                .containsExactly(new ItemFault("offender-profiles", "beyond-profile"));
    }

    @Test
    void aPathSaysNothingThatTheSenderMadeUp() {
        assertThat(faults(changed("place", place -> place.put("Jo Tamm born 1970", "x"))))
                .containsExactly(new ItemFault("place", "beyond-profile"));
        assertThat(faults(List.of(Sender.part("goods/" + "k".repeat(110), "f".repeat(90), "x"))))
                .containsExactly(new ItemFault("goods", "beyond-profile"));
    }

    @Test
    void aReportOfAnotherCountryThanItsOriginators() {
        assertThat(faults(TestReports.with(MIXED, "/reportingCountry", "LV")))
                .contains(new ItemFault("reportingCountry", "not-the-originators"));
    }

    @Test
    void unknownCodesAreNamedByPathAndRule() {
        SeizureReport unknown =
                TestReports.with(TestReports.with(MIXED, "/goods/1/subcategory", "MOON_DUST"), "/locationType", "MOON");

        assertThat(faults(unknown))
                .extracting(ItemFault::path, ItemFault::rule)
                .contains(tuple("locationType", "code-unknown"))
                .allSatisfy(fault -> assertThat(fault.toString()).doesNotContain("MOON"));
    }

    @Test
    void aVersionWithoutAnythingDisclosed() {
        assertThat(faults(List.of())).isNotEmpty();
    }

    @Test
    void aVersionWithoutItsEvent() {
        assertThat(faults(Sender.agreement(), sender.without(sender.first(identity, MIXED), "event")))
                .isNotEmpty();
    }

    @Test
    void valuesOfTheWrongType() {
        assertThat(faults(changed("place", place -> place.putArray("post").add(1))))
                .extracting(ItemFault::path)
                .contains("place.post");
        assertThat(faults(changed("event", event -> event.put("eventKind", "RUMOUR"))))
                .isNotEmpty();
    }

    @Test
    void aPseudonymThatIsNone() {
        for (String value : List.of("", "short", "x".repeat(5_000), "é".repeat(43))) {
            assertThat(faults(changed("pseudonym", part -> part.put("value", value))))
                    .containsExactly(new ItemFault("pseudonym", "pseudonym-malformed"));
        }
        assertThat(faults(changed("pseudonym", part -> part.put("key", "not a code"))))
                .containsExactly(new ItemFault("pseudonym", "pseudonym-malformed"));
    }

    @Test
    void aSupplementBeyondTheAgreement() {
        List<Part> parts = Sender.parts(MIXED);
        IssuedVersion version = sender.issue(identity, 1, parts, "2026.1");
        receive(Sender.agreement(), sender.without(version, "text"));
        Outcome beyond = receive(Sender.agreement("TOBACCO"), sender.sent(version));

        assertThat(beyond).isInstanceOf(Outcome.Refused.class);
        assertThat((String[]) store.value("select part_names from registry.version"))
                .doesNotContain("text");
    }

    @Test
    void whatWasRefusedIsAcceptedOnceItsCauseHasGone() {
        IssuedVersion mixed = sender.first(identity, MIXED);
        faults(Sender.agreement("TOBACCO"), sender.sent(mixed));

        assertThat(receive(Sender.agreement(), sender.sent(mixed))).isInstanceOf(Outcome.Accepted.class);
    }
}
