package org.tidewaiter.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.identity.KeyDirectory;
import org.tidewaiter.exchange.log.LogEntry;
import org.tidewaiter.exchange.log.LogPlace;
import org.tidewaiter.exchange.log.VerifiedLogHead;
import org.tidewaiter.exchange.receipt.ProvenReceipt;
import org.tidewaiter.exchange.receipt.Receipt;
import org.tidewaiter.exchange.receipt.ReceiptItem;
import org.tidewaiter.exchange.receipt.ReceiptReader;
import org.tidewaiter.exchange.token.Codes;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.LogWitness;
import org.tidewaiter.exchange.version.RejectedVersion;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.exchange.version.SignedVersion;
import org.tidewaiter.exchange.version.VerifiedVersion;
import org.tidewaiter.exchange.version.VersionContent;
import org.tidewaiter.exchange.version.VersionVerifier;
import org.tidewaiter.report.ReportJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Checks a file of signed versions, as docs/export.md describes it, with the keys of its signers alone: each version's
 * signature and disclosures, that each version follows the one before it, each receipt's signature and its proof that what it
 * accepted is in the log of its signer, that a receipt which a version names, and its entry in the log, are about that version,
 * and that the file is whole.
 */
final class SignedFile {

    /** Something in the file that does not hold. */
    record Fault(int line, String rule, String path) {}

    /**
     * What was found.
     *
     * @param logged receipts that prove that what they accepted is in the log of their signer
     */
    record Verdict(long versions, long receipts, long logged, List<Fault> faults, long further) {

        boolean holds() {
            return faults.isEmpty();
        }
    }

    private static final int FAULTS_LISTED = 100;
    private static final String FORMAT = "tidewaiter-signed/1";

    private final KeyDirectory keys;
    private final VersionVerifier versionVerifier;
    private final ReceiptReader receiptReader;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, Map<Digest, Logged>> receipted = new HashMap<>();
    private final Map<String, Digest> roots = new HashMap<>();
    private final Map<String, List<Claimed>> claimed = new HashMap<>();
    private @Nullable VersionContent before;
    private long further;
    private long versions;
    private long receipts;
    private long logged;
    private int line;
    private boolean begun;
    private boolean ended;

    /** A version that names a receipt. */
    private record Claimed(int line, ReportIdentity identity, int number, Digest digest) {}

    /** What a receipt says of a version that a node sent. */
    private record Logged(ReceiptItem item, String sender) {

        boolean isOf(Claimed version) {
            return item.place().isEmpty()
                    || item.entry(version.identity(), version.number(), sender)
                            .map(LogEntry::hash)
                            .equals(item.place().map(LogPlace::hash));
        }
    }

    private SignedFile(KeyDirectory keys) {
        this.keys = keys;
        // Who may report for whom is agreed between nodes and cannot be known from a file.
        this.versionVerifier = new VersionVerifier(keys, (node, originator) -> true);
        this.receiptReader = new ReceiptReader(keys);
    }

    static Verdict verify(Path file, KeyDirectory keys) throws IOException {
        SignedFile signed = new SignedFile(keys);
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                signed.line++;
                signed.read(text);
            }
        }
        return signed.verdict();
    }

    private Verdict verdict() {
        if (!ended) {
            fault(FileRule.INCOMPLETE, "");
        }
        claimed.forEach((receipt, versionsOfIt) -> {
            Map<Digest, Logged> items = receipted.get(receipt);
            if (items != null) {
                versionsOfIt.forEach(version -> requireReceipted(version, items.get(version.digest())));
            }
        });
        return new Verdict(versions, receipts, logged, List.copyOf(faults), further);
    }

    private void requireReceipted(Claimed version, @Nullable Logged item) {
        if (item == null) {
            faultAt(version.line(), FileRule.RECEIPT_OF_ANOTHER, "receipts");
        } else if (!item.isOf(version)) {
            faultAt(version.line(), FileRule.LOG_ENTRY_OF_ANOTHER, "receipts");
        }
    }

    private void read(String text) {
        JsonNode entry;
        try {
            entry = ReportJson.mapper().readTree(text);
        } catch (JacksonException notJson) {
            fault(FileRule.NOT_JSON, "");
            return;
        }
        if (!begun) {
            begun = true;
            if (!entry.path("export").path("format").asString("").equals(FORMAT)) {
                fault(FileRule.NOT_A_SIGNED_FILE, "export.format");
            }
        }
        if (entry.has("version")) {
            version(entry.path("version"));
        } else if (entry.has("receipt")) {
            receipt(entry.path("receipt"));
        } else if (entry.has("end")) {
            end(entry.path("end"));
        }
    }

    private void version(JsonNode entry) {
        versions++;
        String text = entry.path("sdJwt").asString("");
        String issuer = entry.path("issuer").asString("");
        if (!SignedVersion.isText(text)) {
            fault(FileRule.NOT_A_TOKEN, "sdJwt");
            return;
        }
        if (keys.of(issuer).isEmpty()) {
            noKeyOf(issuer);
            return;
        }
        switch (versionVerifier.verify(SignedVersion.parse(text), issuer)) {
            case RejectedVersion rejected ->
                rejected.faults().forEach(fault -> faultAt(line, fault.rule(), fault.path()));
            case VerifiedVersion verified -> accepted(entry, verified.content());
        }
    }

    private void accepted(JsonNode entry, VersionContent version) {
        ReportIdentity identity = version.claims().identity();
        requireSame(entry, "digest", version.digest().text());
        requireSame(entry, "originator", identity.originator());
        requireSame(entry, "number", identity.number().toString());
        requireSame(entry, "version", Integer.toString(version.claims().version()));
        VersionContent last = before;
        if (last != null
                && last.claims().identity().equals(identity)
                && !version.claims().predecessors().contains(last.digest())) {
            fault(FileRule.CHAIN_BROKEN, "");
        }
        before = version;
        version.claims().witnessed().forEach(this::requireOneRoot);
        for (JsonNode receipt : entry.path("receipts")) {
            claimed.computeIfAbsent(receipt.asString(""), id -> new ArrayList<>())
                    .add(new Claimed(line, identity, version.claims().version(), version.digest()));
        }
    }

    /** What a file says instead of a name is not written to anybody's screen. */
    private void noKeyOf(String node) {
        fault(FileRule.NO_KEY, Codes.isCode(node) ? node : "");
    }

    /** What stands beside the token is for reading; it must say what the token says. */
    private void requireSame(JsonNode entry, String name, String signed) {
        if (!entry.path(name).asString("").equals(signed)) {
            fault(FileRule.DIFFERS_FROM_TOKEN, name);
        }
    }

    private void receipt(JsonNode entry) {
        receipts++;
        String partner = entry.path("partner").asString("");
        if (keys.of(partner).isEmpty()) {
            noKeyOf(partner);
            return;
        }
        ProvenReceipt proven =
                receiptReader.readProof(entry.path("jws").asString(""), partner).orElse(null);
        if (proven == null) {
            fault(FileRule.BAD_RECEIPT, "jws");
            return;
        }
        Receipt receipt = proven.receipt();
        requireSame(entry, "id", receipt.id().toString());
        Map<Digest, Logged> items = receipted.computeIfAbsent(receipt.id().toString(), id -> new HashMap<>());
        receipt.items().forEach(item -> items.put(item.digest(), new Logged(item, receipt.sender())));
        proven.logHead().map(VerifiedLogHead::point).ifPresent(point -> {
            logged++;
            requireOneRoot(new LogWitness(partner, point.epoch(), point.size(), point.root()));
        });
    }

    /** A log has one root at each size, whoever says so. */
    private void requireOneRoot(LogWitness witness) {
        String size = witness.log() + " " + witness.epoch() + " " + witness.size();
        Digest before = roots.putIfAbsent(size, witness.root());
        if (before != null && !before.equals(witness.root())) {
            fault(FileRule.LOG_REWRITTEN, "");
        }
    }

    private void end(JsonNode entry) {
        ended = true;
        if (entry.path("versions").asLong(-1) != versions
                || entry.path("receipts").asLong(-1) != receipts) {
            fault(FileRule.INCOMPLETE, "end");
        }
    }

    private void fault(FileRule rule, String path) {
        faultAt(line, rule, path);
    }

    private void faultAt(int at, FileRule rule, String path) {
        faultAt(at, rule.code(), path);
    }

    private void faultAt(int at, String rule, String path) {
        if (faults.size() < FAULTS_LISTED) {
            faults.add(new Fault(at, Objects.requireNonNull(rule), path));
        } else {
            further++;
        }
    }
}
