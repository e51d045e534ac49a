package org.tidewaiter.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.log.GrowingTree;
import org.tidewaiter.exchange.log.LogHead;
import org.tidewaiter.exchange.log.LogHeads;
import org.tidewaiter.exchange.log.LogPlace;
import org.tidewaiter.exchange.log.LogPoint;
import org.tidewaiter.exchange.log.LogProof;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.receipt.Receipt;
import org.tidewaiter.exchange.receipt.ReceiptItem;
import org.tidewaiter.exchange.receipt.ReceiptWriter;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.IssuedVersion;
import org.tidewaiter.exchange.version.Onward;
import org.tidewaiter.exchange.version.Part;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.exchange.version.SignedVersion;
import org.tidewaiter.exchange.version.VersionClaims;
import org.tidewaiter.exchange.version.VersionIssuer;
import org.tidewaiter.exchange.version.VersionKind;
import tools.jackson.databind.json.JsonMapper;

/** A file of two versions of one report and the receipt for the first: whole, and altered in every way. */
class VerifyCommandTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SigningKey ESTONIA = SigningKey.generate(RANDOM);
    private static final SigningKey HUB = SigningKey.generate(RANDOM);
    private static final ReportIdentity REPORT =
            new ReportIdentity("EE-CUSTOMS", UUID.fromString("0197b1f0-7c1e-7a53-8e21-3f2b8c9d0e11"));
    private static final UUID RECEIPT = UUID.fromString("0197b1f0-7c1e-7a53-8e21-3f2b8c9d0e22");

    private final IssuedVersion first = version(1, List.of(), ESTONIA);
    private final IssuedVersion second = version(2, List.of(first.digest()), ESTONIA);
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private static IssuedVersion version(int number, List<Digest> predecessors, SigningKey key) {
        VersionClaims claims = new VersionClaims(
                "EE",
                REPORT,
                number,
                VersionKind.CONTENT,
                null,
                predecessors,
                1,
                "2026-05",
                VersionClaims.PROTOCOL,
                Instant.parse("2026-05-03T10:15:30Z"),
                List.of(),
                new Onward(List.of(), "non-personal-standard"));
        Part place = new Part(
                "place", JsonMapper.builder().build().createObjectNode().put("post", "Narva"));
        return new VersionIssuer(key, RANDOM).issue(claims, List.of(place));
    }

    private static String line(IssuedVersion version) {
        return line(version, version.signed());
    }

    private static String line(IssuedVersion version, SignedVersion signed) {
        return """
                {"version":{"originator":"EE-CUSTOMS","number":"%s","version":%d,"issuer":"EE","digest":"%s","receipts":["%s"],"sdJwt":"%s"}}""".formatted(
                        REPORT.number(),
                        version.claims().version(),
                        version.digest().text(),
                        version.claims().version() == 1 ? RECEIPT : UUID.randomUUID(),
                        signed.text());
    }

    private static String receipt(SigningKey key, Digest... versions) {
        Instant now = Instant.parse("2026-05-03T10:15:32Z");
        List<ReceiptItem> items = new ArrayList<>();
        for (Digest version : versions) {
            items.add(new ReceiptItem(version, version, new Outcome.Accepted(7, now)));
        }
        Digest any = Digest.sha256(new byte[] {1});
        Receipt receipt = new Receipt(RECEIPT, any, "EE", "GLOBAL", "EE-GLOBAL", any, 1, 1, now, now, items);
        return "{\"receipt\":{\"id\":\"" + RECEIPT + "\",\"partner\":\"GLOBAL\",\"jws\":\""
                + new ReceiptWriter(key).sign(receipt).jws() + "\"}}";
    }

    /** A receipt for the first version, whose entry in the log is about that version or another. */
    private String loggedReceipt(int number) {
        Instant now = Instant.parse("2026-05-03T10:15:32Z");
        ReceiptItem item = new ReceiptItem(first.digest(), first.signed().disclosed(), new Outcome.Accepted(7, now));
        GrowingTree tree = new GrowingTree();
        tree.append(Digest.sha256(new byte[] {3}));
        Digest hash = item.entry(REPORT, number, "EE").orElseThrow().hash();
        item = item.at(new LogPlace(tree.append(hash), hash, null));
        LogPoint point = new LogPoint(1, 2, tree.root());
        LogProof proof = new LogProof(
                LogHeads.sign(new LogHead("GLOBAL", point, List.of(), now), HUB).jws(),
                List.of(Digest.sha256(new byte[] {3})));
        Digest any = Digest.sha256(new byte[] {1});
        Receipt receipt =
                new Receipt(RECEIPT, any, "EE", "GLOBAL", "EE-GLOBAL", any, 1, 1, now, now, List.of(item), proof);
        return "{\"receipt\":{\"id\":\"" + RECEIPT + "\",\"partner\":\"GLOBAL\",\"jws\":\""
                + new ReceiptWriter(HUB).sign(receipt).jws() + "\"}}";
    }

    private static List<String> file(String... lines) {
        List<String> all =
                new ArrayList<>(List.of("{\"export\":{\"format\":\"tidewaiter-signed/1\",\"node\":\"EE\"}}"));
        all.addAll(List.of(lines));
        long versions =
                all.stream().filter(line -> line.startsWith("{\"version\"")).count();
        long receipts =
                all.stream().filter(line -> line.startsWith("{\"receipt\"")).count();
        all.add("{\"end\":{\"cases\":1,\"versions\":" + versions + ",\"receipts\":" + receipts + "}}");
        return all;
    }

    private List<String> whole() {
        return file(line(first), line(second), receipt(HUB, first.digest()));
    }

    private int verify(List<String> lines, SigningKey... changed) throws IOException, InterruptedException {
        Files.write(folder.resolve("file"), lines);
        StringBuilder keys = new StringBuilder("\uFEFF# compared by telephone\n");
        keys.append(key("EE", ESTONIA)).append('\n').append(key("GLOBAL", HUB));
        for (SigningKey later : changed) {
            keys.append(key("EE", later));
        }
        Files.writeString(folder.resolve("keys"), keys);
        return run(
                "verify",
                folder.resolve("file").toString(),
                "--keys",
                folder.resolve("keys").toString());
    }

    private static String key(String node, SigningKey key) {
        return node + " " + key.verificationKey().text() + "\n";
    }

    private int run(String... words) throws InterruptedException {
        said.reset();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return Main.run(List.of(words), out, out);
    }

    private String words() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatAReceiptSaysOfTheLogHolds() throws Exception {
        assertThat(verify(file(line(first), line(second), loggedReceipt(1)))).isZero();
        assertThat(words()).contains("1 receipt proves");
    }

    @Test
    void anEntryOfAnotherVersionIsFound() throws Exception {
        assertThat(verify(file(line(first), line(second), loggedReceipt(2)))).isEqualTo(3);
        assertThat(words()).contains("line 2: log-entry-of-another receipts");
    }

    @Test
    void aFileThatIsAsItWasSignedHolds() throws Exception {
        assertThat(verify(whole())).isZero();
        assertThat(words()).contains("2 versions and 1 receipt verified, no fault");
    }

    @Test
    void disclosuresMayBeWithheldAndNotAltered() throws Exception {
        assertThat(verify(file(line(first, new SignedVersion(first.jws(), List.of())))))
                .isZero();
        String other = version(1, List.of(), ESTONIA).disclosures().getFirst().encoded();
        assertThat(verify(file(line(first, new SignedVersion(first.jws(), List.of(other))))))
                .isEqualTo(3);
        assertThat(words()).contains("line 2: disclosure-unreferenced /disclosures/0");
    }

    @Test
    void whatAnotherKeySignedDoesNotHold() throws Exception {
        SigningKey stranger = SigningKey.generate(RANDOM);
        assertThat(verify(file(line(version(1, List.of(), stranger))))).isEqualTo(3);
        assertThat(words()).contains("wrong-key");
        assertThat(verify(file(line(first), receipt(stranger, first.digest())))).isEqualTo(3);
        assertThat(words()).contains("line 3: bad-receipt");
    }

    @Test
    void aSignerOfWhomThereIsNoKeyIsNamed() throws Exception {
        String stranger = receipt(HUB, first.digest()).replace("\"GLOBAL\"", "\"LV\"");

        assertThat(verify(file(line(first), stranger))).isEqualTo(3);

        assertThat(words()).contains("line 3: no-key LV", "1 fault in 1 version and 1 receipt");
    }

    @Test
    void aNodeWhoseKeyHasChangedHasALineForEach() throws Exception {
        SigningKey later = SigningKey.generate(RANDOM);
        IssuedVersion underTheLaterKey = version(2, List.of(first.digest()), later);
        List<String> lines = file(line(first), line(underTheLaterKey));

        assertThat(verify(lines)).isEqualTo(3);
        assertThat(words()).contains("line 3: wrong-key");
        assertThat(verify(lines, later)).isZero();
        assertThat(words()).contains("2 versions and no receipt verified, no fault");
        assertThat(verify(lines, later, later)).isEqualTo(2);
        assertThat(words()).contains("Line 6 of");
    }

    @Test
    void eachFaultIsSaidInWordsOfItsOwnOrOfItsForm() throws Exception {
        assertThat(verify(file(line(first).replace("\"version\":1,", "\"version\":2,"))))
                .isEqualTo(3);
        assertThat(words()).contains("line 2: differs-from-token version: what stands beside the signed version");
        for (Locale language : List.of(Locale.ENGLISH, Locale.FRENCH)) {
            Words words = new Words(language);
            assertThat(FileRule.values()).allMatch(rule -> words.has("verify.rule." + rule.code()));
            assertThat(List.of(
                            Rule.BAD_SIGNATURE,
                            Rule.WRONG_KEY,
                            Rule.DISCLOSURE_UNREFERENCED,
                            Rule.DISCLOSURE_REPEATED,
                            Rule.DISCLOSURE_MALFORMED))
                    .allMatch(rule -> words.has("verify.rule." + rule.code()));
            assertThat(words.has("verify.rule.form")).isTrue();
        }
    }

    @Test
    void aVersionLeftOutOfTheChainIsNoticed() throws Exception {
        IssuedVersion third = version(3, List.of(second.digest()), ESTONIA);
        assertThat(verify(file(line(first), line(third)))).isEqualTo(3);
        assertThat(words()).contains("line 3: chain-broken");
    }

    @Test
    void aReceiptOfAnotherVersionIsNoProof() throws Exception {
        assertThat(verify(file(line(first), receipt(HUB, second.digest())))).isEqualTo(3);
        assertThat(words()).contains("line 2: receipt-of-another");
    }

    @Test
    void whatStandsBesideTheTokenMustSayTheSame() throws Exception {
        String altered = line(first).replace("\"version\":1,", "\"version\":2,");
        assertThat(verify(file(altered))).isEqualTo(3);
        assertThat(words()).contains("line 2: differs-from-token version");
    }

    @Test
    void aFileThatBrokeOffOrIsNoneIsNotWhole() throws Exception {
        List<String> lines = whole();
        assertThat(verify(lines.subList(0, lines.size() - 1))).isEqualTo(3);
        assertThat(words()).contains("incomplete");
        List<String> without = new ArrayList<>(lines);
        without.remove(2);
        assertThat(verify(without)).isEqualTo(3);
        assertThat(words()).contains("incomplete end");
        assertThat(verify(List.of("hello"))).isEqualTo(3);
        assertThat(words()).contains("line 1: not-json");
    }

    @Test
    void whatCannotBeDoneIsSaid() throws Exception {
        assertThat(run("verify")).isEqualTo(2);
        assertThat(run("verify", folder.resolve("none").toString(), "--keys", "none"))
                .isEqualTo(2);
        Files.writeString(folder.resolve("file"), "");
        Files.writeString(folder.resolve("bad"), "EE not-a-key\n");
        assertThat(run(
                        "verify",
                        folder.resolve("file").toString(),
                        "--keys",
                        folder.resolve("bad").toString()))
                .isEqualTo(2);
        assertThat(words()).contains("Line 1 of");
    }
}
