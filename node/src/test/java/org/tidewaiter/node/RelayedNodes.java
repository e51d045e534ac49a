package org.tidewaiter.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewaiter.node.TwoNodes.identity;
import static org.tidewaiter.node.TwoNodes.signed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.AgreementSigner;
import org.tidewaiter.exchange.agreement.ProfileReference;
import org.tidewaiter.exchange.agreement.Relaying;
import org.tidewaiter.exchange.agreement.ReleaseRule;
import org.tidewaiter.exchange.agreement.SignedAgreement;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.Onward;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.delivery.AgreementChanges;
import org.tidewaiter.node.settings.NodePart;
import org.tidewaiter.report.disclosure.DisclosureProfile;

/**
 * Three whole nodes: Estonia reports tobacco and drugs to a hub, which passes the tobacco on to Latvia. Estonia and Latvia do
 * not exchange with each other; Latvia has Estonia's key from people. The line from the hub to Latvia can be cut.
 */
final class RelayedNodes implements AutoCloseable {

    static final String PROFILE = "non-personal-standard";

    /** Wider than the other: it describes offenders also where they are few. */
    static final String WIDER_PROFILE = "releasable";

    private static final String CUSTOMS = "CUSTOMS";
    private static final String ESTONIAN = "EE-CUSTOMS";

    private final NodeIdentity estonian = identity("EE");
    private final NodeIdentity hubs = identity("HUB");
    private final NodeIdentity latvian = identity("LV");
    private final int estonianPort = FreePorts.next();
    private final int hubPort = FreePorts.next();
    private final int latvianPort = FreePorts.next();

    final CuttableLine toLatvia = new CuttableLine(latvianPort);

    final ConfigurableApplicationContext hub;
    final ConfigurableApplicationContext latvia;
    final ConfigurableApplicationContext estonia;

    private Agreement reporting;
    private Agreement passingOn;

    RelayedNodes() {
        this(PROFILE);
    }

    /** Both agreements are of that profile, and so is what may be passed on. */
    RelayedNodes(String profile) {
        reporting = agreement("EE", "HUB", List.of("TOBACCO", "DRUGS"), profile, new Onward(List.of(CUSTOMS), profile));
        passingOn = agreement("HUB", "LV", List.of("TOBACCO"), profile, new Onward(List.of(), profile))
                .withRelaying(new Relaying(List.of(ESTONIAN), CUSTOMS));
        var reported = signed(reporting, estonian, hubs);
        var passedOn = signed(passingOn, hubs, latvian);
        latvia = new NodeUnderTest(latvian, "NATIONAL", latvianPort)
                .with(hubs, hubPort)
                .under(passedOn)
                .set(
                        "tidewaiter.issuers[0].name=EE",
                        "tidewaiter.issuers[0].key="
                                + estonian.verificationKey().text(),
                        "tidewaiter.issuers[0].originators[0]=" + ESTONIAN)
                .start();
        hub = new NodeUnderTest(hubs, "HUB", hubPort)
                .with(estonian, estonianPort, ESTONIAN)
                .with(latvian, toLatvia.port(), "LV-CUSTOMS")
                .under(reported)
                .under(passedOn)
                .set("tidewaiter.lanes.longest-retry=200ms")
                .start();
        estonia = new NodeUnderTest(estonian, "NATIONAL", estonianPort)
                .with(hubs, hubPort)
                .under(reported)
                .start();
    }

    /** The newest revision between Estonia and the hub. */
    Agreement reporting() {
        return reporting;
    }

    /** The newest revision between the hub and Latvia. */
    Agreement passingOn() {
        return passingOn;
    }

    /** Estonia and the hub sign that these goods are reported, and take it in at once. */
    void reviseReporting(String... categories) {
        reporting = reporting.revised(List.of(categories), reporting.limits());
        adopt(reporting, estonian, hubs, hub, estonia);
    }

    /** The hub and Latvia sign that these goods are passed on, and take it in at once. */
    void revisePassingOn(String... categories) {
        passingOn = passingOn.revised(List.of(categories), passingOn.limits());
        adopt(passingOn, hubs, latvian, latvia, hub);
    }

    /** Estonia and the hub sign what the hub may pass on to whom of what is reported, and take it in at once. */
    void reviseOnward(String profile, String... classes) {
        Agreement before = reporting;
        reporting = new Agreement(
                before.number(),
                before.revision() + 1,
                before.digest(),
                before.sender(),
                before.receiver(),
                before.categories(),
                before.eventKinds(),
                before.profile(),
                before.handling(),
                new Onward(List.of(classes), profile),
                before.legalBasis(),
                before.hoursAllowed(),
                before.validFrom(),
                before.validUntil(),
                before.release(),
                before.limits());
        adopt(reporting, estonian, hubs, hub, estonia);
    }

    private static void adopt(
            Agreement text, NodeIdentity sender, NodeIdentity receiver, ConfigurableApplicationContext... nodes) {
        SignedAgreement both = new SignedAgreement(
                new AgreementSigner(sender.signingKey()).sign(text),
                new AgreementSigner(receiver.signingKey()).sign(text));
        for (ConfigurableApplicationContext node : nodes) {
            assertThat(node.getBean(AgreementChanges.class)
                            .adopt(TestScopes.of(NodePart.HUB, Role.ADMINISTRATOR), both))
                    .isInstanceOf(AgreementChanges.Adoption.Adopted.class);
        }
    }

    static Agreement agreement(String sender, String receiver, List<String> categories, Onward onward) {
        return agreement(sender, receiver, categories, PROFILE, onward);
    }

    private static Agreement agreement(
            String sender, String receiver, List<String> categories, String profile, Onward onward) {
        return new Agreement(
                sender + "-" + receiver,
                1,
                null,
                sender,
                receiver,
                categories,
                List.of("SEIZURE"),
                new ProfileReference(
                        profile, Digest.parse(DisclosureProfile.named(profile).digest())),
                List.of("H0"),
                onward,
                "Test",
                24,
                Instant.parse("2020-01-01T00:00:00Z"),
                null,
                ReleaseRule.AUTOMATIC);
    }

    /** Lets both agreements end now, at every node. */
    void end() {
        Instant now = Instant.now();
        adopt(reporting.ending(now), estonian, hubs, estonia, hub);
        adopt(passingOn.ending(now), hubs, latvian, hub, latvia);
    }

    @Override
    public void close() {
        List.of(estonia, hub, latvia).forEach(ConfigurableApplicationContext::close);
        try {
            toLatvia.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
