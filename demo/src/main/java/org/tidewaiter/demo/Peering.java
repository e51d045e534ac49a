package org.tidewaiter.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.AgreementSigner;
import org.tidewaiter.exchange.agreement.AgreementVerifier;
import org.tidewaiter.exchange.agreement.ProfileReference;
import org.tidewaiter.exchange.agreement.Relaying;
import org.tidewaiter.exchange.agreement.ReleaseRule;
import org.tidewaiter.exchange.agreement.ScopeLimits;
import org.tidewaiter.exchange.agreement.SignedAgreement;
import org.tidewaiter.exchange.agreement.VerifiedAgreement;
import org.tidewaiter.exchange.identity.KeyDirectory;
import org.tidewaiter.exchange.identity.KeyHistory;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.identity.TlsTerms;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.Onward;
import org.tidewaiter.report.disclosure.DisclosureProfile;
import org.tidewaiter.report.vocabulary.Code;
import org.tidewaiter.report.vocabulary.Vocabulary;
import tools.jackson.databind.json.JsonMapper;

/** Does by itself what two administrations do once by hand: makes identities, and signs an agreement for both sides. */
public final class Peering {

    private static final String PROFILE = "non-personal-standard";

    /** The class of recipients that nodes of this network let each other pass reports on to. */
    private static final String CUSTOMS = "CUSTOMS";

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Peering(Clock clock) {
        this.clock = clock;
    }

    /** The identity in a node's data directory; made when there is none. */
    public NodeIdentity identity(String node, Path data) {
        Path directory = data.resolve("identity");
        if (!NodeIdentity.isStoredIn(directory)) {
            NodeIdentity.create(node, TlsTerms.standard(List.of(), clock), random)
                    .store(directory);
        }
        return NodeIdentity.load(directory);
    }

    /**
     * Signs an agreement under which all that the vocabulary knows goes from one node to another by itself, and writes it
     * to a file that both read.
     */
    public Path agree(NodeIdentity sender, NodeIdentity receiver, Path folder) throws IOException {
        return agree(sender, receiver, codes(Vocabulary.load(), "category"), folder);
    }

    /** The same for reports of some categories: of a mixed case, what belongs to these alone. */
    Path agree(NodeIdentity sender, NodeIdentity receiver, List<String> categories, Path folder) throws IOException {
        return agree(sender, receiver, categories, ScopeLimits.NONE, ReleaseRule.AUTOMATIC, folder);
    }

    /** The same within further limits, and released by those whom the rule names. */
    public Path agree(
            NodeIdentity sender,
            NodeIdentity receiver,
            List<String> categories,
            ScopeLimits limits,
            ReleaseRule release,
            Path folder)
            throws IOException {
        return agree(terms(sender.node(), receiver.node(), categories, limits, release), sender, receiver, folder);
    }

    /** Signs an agreement under which a node passes on what it received of some originators, in these categories alone. */
    Path passOn(
            NodeIdentity sender, NodeIdentity receiver, List<String> categories, List<String> originators, Path folder)
            throws IOException {
        Agreement terms = terms(sender.node(), receiver.node(), categories, ScopeLimits.NONE, ReleaseRule.AUTOMATIC)
                .withRelaying(new Relaying(originators, CUSTOMS));
        return agree(terms, sender, receiver, folder);
    }

    private static Path agree(Agreement agreement, NodeIdentity sender, NodeIdentity receiver, Path folder)
            throws IOException {
        Path file = folder.resolve(sender.node() + "-to-" + receiver.node() + ".json");
        if (!Files.exists(file)) {
            Files.createDirectories(folder);
            Files.writeString(file, signed(agreement, sender, receiver));
        }
        return file;
    }

    private Agreement terms(
            String sender, String receiver, List<String> categories, ScopeLimits limits, ReleaseRule release) {
        Vocabulary vocabulary = Vocabulary.load();
        return new Agreement(
                sender + "-" + receiver + "-1",
                1,
                null,
                sender,
                receiver,
                categories,
                codes(vocabulary, "event-kind"),
                new ProfileReference(
                        PROFILE, Digest.parse(DisclosureProfile.named(PROFILE).digest())),
                List.of("H0"),
                new Onward(List.of(CUSTOMS), PROFILE),
                "Agreement of the demonstration; no legal act",
                24,
                Instant.now(clock).minus(1, ChronoUnit.HOURS),
                null,
                release,
                limits);
    }

    /** A text under both signatures, as nodes read it. */
    public static String signed(Agreement agreement, NodeIdentity sender, NodeIdentity receiver) {
        return JsonMapper.builder()
                .build()
                .writeValueAsString(Map.of(
                        "bySender", new AgreementSigner(sender.signingKey()).sign(agreement),
                        "byReceiver", new AgreementSigner(receiver.signingKey()).sign(agreement)));
    }

    /** The terms in an agreement's file, whose signatures are checked. */
    static Agreement read(Path file, NodeIdentity sender, NodeIdentity receiver) throws IOException {
        KeyDirectory keys = node -> Stream.of(sender, receiver)
                .filter(identity -> identity.node().equals(node))
                .findFirst()
                .map(identity -> KeyHistory.pinned(node, identity.verificationKey(), Instant.EPOCH));
        SignedAgreement signed =
                JsonMapper.builder().build().readValue(Files.readAllBytes(file), SignedAgreement.class);
        if (new AgreementVerifier(keys).verify(signed) instanceof VerifiedAgreement verified) {
            return verified.agreement();
        }
        throw new IOException("The agreement " + file + " does not fit the identities beside it. Remove the folder"
                + " of the demonstration, or choose another with --data.");
    }

    private static List<String> codes(Vocabulary vocabulary, String list) {
        return vocabulary.list(list).codes().stream().map(Code::code).toList();
    }
}
