package org.tidewaiter.node.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.version.IssuedVersion;
import org.tidewaiter.exchange.version.ItemFault;
import org.tidewaiter.exchange.version.Onward;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.report.disclosure.DisclosedReport.Part;
import org.tidewaiter.report.disclosure.DisclosureProfile;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** A receiver holds what a relay brings against what the originator signed. */
class CeilingCheckTest {

    private static final Onward TO_CUSTOMS = new Onward(List.of("CUSTOMS"), "non-personal-standard");
    private static final Agreement FROM_RELAY = Sender.agreementOfRelay("HUB", "EE-CUSTOMS");

    private final CeilingCheck check = new CeilingCheck(new KnownProfiles(), new HandlingRules(Vocabulary.load()));
    private final ReportIdentity identity = Sender.newReport();

    private List<ItemFault> faults(Agreement agreement, Sender sender) {
        return faults(
                agreement,
                sender.issue(
                        identity,
                        1,
                        Sender.parts(TestReports.mixed(), DisclosureProfile.named("non-personal-standard")),
                        "2026.1"));
    }

    private List<ItemFault> faults(Agreement agreement, IssuedVersion version) {
        List<Part> parts = version.disclosures().stream()
                .map(one -> new Part(one.name(), one.value()))
                .toList();
        return check.faults(agreement, version.content(), parts);
    }

    @Test
    void whatKeepsBelowTheCeilingPasses() {
        assertThat(faults(FROM_RELAY, Sender.letting(TO_CUSTOMS, "H1"))).isEmpty();
    }

    @Test
    void whatItsIssuerSentItselfIsNotHeldAgainstIt() {
        assertThat(faults(Sender.agreement(), Sender.letting(new Onward(List.of(), "non-personal-standard"), "H2")))
                .isEmpty();
    }

    @Test
    void refusesAClassOfRecipientsThatTheOriginatorDidNotSign() {
        assertThat(faults(FROM_RELAY, Sender.letting(new Onward(List.of("POLICE"), "non-personal-standard"))))
                .containsExactly(new ItemFault("/claims/onward", "beyond-ceiling"));
    }

    @Test
    void refusesWhatItsHandlingDoesNotLetPassOn() {
        assertThat(faults(FROM_RELAY, Sender.letting(TO_CUSTOMS, "H3")))
                .containsExactly(new ItemFault("/claims/handling", "beyond-ceiling"));
    }

    @Test
    void refusesMoreThanTheCeilingsProfileLists() {
        IssuedVersion describing = Sender.letting(TO_CUSTOMS, "H1")
                .issue(
                        identity,
                        1,
                        Sender.parts(TestReports.twoOffenders(), DisclosureProfile.named("releasable")),
                        "2026.1");

        assertThat(faults(FROM_RELAY, describing)).containsExactly(new ItemFault("/disclosures", "beyond-ceiling"));
    }

    @Test
    void refusesThePseudonymOfACase() {
        IssuedVersion first = Sender.letting(TO_CUSTOMS, "H1").first(identity, TestReports.mixed());

        assertThat(faults(FROM_RELAY, first)).containsExactly(new ItemFault("/disclosures", "beyond-ceiling"));
    }

    @Test
    void refusesAnOriginatorWhomTheAgreementDoesNotName() {
        assertThat(faults(Sender.agreementOfRelay("HUB", "FI-CUSTOMS"), Sender.letting(TO_CUSTOMS, "H1")))
                .containsExactly(new ItemFault("/claims/originator", "beyond-agreement"));
    }
}
