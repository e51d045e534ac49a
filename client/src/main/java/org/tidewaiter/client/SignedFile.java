package org.tidewaiter.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.identity.KeyDirectory;
import org.tidewaiter.exchange.receipt.Receipt;
import org.tidewaiter.exchange.receipt.ReceiptItem;
import org.tidewaiter.exchange.receipt.ReceiptReader;
import org.tidewaiter.exchange.version.Digest;
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
 * signature and disclosures, that each version follows the one before it, each receipt's signature, that a receipt which a
 * version names is about that version, and that the file is whole.
 */
final class SignedFile {

    /** Something in the file that does not hold. */
    record Fault(int line, String rule, String path) {}

    /** What was found. */
    record Verdict(long versions, long receipts, List<Fault> faults, long further) {

        boolean holds() {
            return faults.isEmpty();
        }
    }

    private static final int FAULTS_LISTED = 100;
    private static final String FORMAT = "tidewaiter-signed/1";

    private final VersionVerifier versionVerifier;
    private final ReceiptReader receiptReader;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, Set<Digest>> receipted = new HashMap<>();
    private final Map<String, List<Claimed>> claimed = new HashMap<>();
    private @Nullable VersionContent before;
    private long further;
    private long versions;
    private long receipts;
    private int line;
    private boolean begun;
    private boolean ended;

    /** A version that names a receipt. */
    private record Claimed(int line, Digest digest) {}

    private SignedFile(KeyDirectory keys) {
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
            fault("incomplete", "");
        }
        claimed.forEach((receipt, versionsOfIt) -> {
            Set<Digest> digests = receipted.get(receipt);
            for (Claimed version : versionsOfIt) {
                if (digests != null && !digests.contains(version.digest())) {
                    faultAt(version.line(), "receipt-of-another", "receipts");
                }
            }
        });
        return new Verdict(versions, receipts, List.copyOf(faults), further);
    }

    private void read(String text) {
        JsonNode entry;
        try {
            entry = ReportJson.mapper().readTree(text);
        } catch (JacksonException notJson) {
            fault("not-json", "");
            return;
        }
        if (!begun) {
            begun = true;
            if (!entry.path("export").path("format").asString("").equals(FORMAT)) {
                fault("not-a-signed-file", "export.format");
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
        if (!SignedVersion.isText(text)) {
            fault("not-a-token", "sdJwt");
            return;
        }
        switch (versionVerifier.verify(
                SignedVersion.parse(text), entry.path("issuer").asString(""))) {
            case RejectedVersion rejected -> rejected.faults().forEach(fault -> fault(fault.rule(), fault.path()));
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
            fault("chain-broken", "");
        }
        before = version;
        for (JsonNode receipt : entry.path("receipts")) {
            claimed.computeIfAbsent(receipt.asString(""), id -> new ArrayList<>())
                    .add(new Claimed(line, version.digest()));
        }
    }

    /** What stands beside the token is for reading; it must say what the token says. */
    private void requireSame(JsonNode entry, String name, String signed) {
        if (!entry.path(name).asString("").equals(signed)) {
            fault("differs-from-token", name);
        }
    }

    private void receipt(JsonNode entry) {
        receipts++;
        String partner = entry.path("partner").asString("");
        Optional<Receipt> receipt = receiptReader.readAsProof(entry.path("jws").asString(""), partner);
        if (receipt.isEmpty()) {
            fault("bad-receipt", "jws");
            return;
        }
        requireSame(entry, "id", receipt.get().id().toString());
        receipted
                .computeIfAbsent(receipt.get().id().toString(), id -> new HashSet<>())
                .addAll(receipt.get().items().stream().map(ReceiptItem::digest).collect(Collectors.toSet()));
    }

    private void end(JsonNode entry) {
        ended = true;
        if (entry.path("versions").asLong(-1) != versions
                || entry.path("receipts").asLong(-1) != receipts) {
            fault("incomplete", "end");
        }
    }

    private void fault(String rule, String path) {
        faultAt(line, rule, path);
    }

    private void faultAt(int at, String rule, String path) {
        if (faults.size() < FAULTS_LISTED) {
            faults.add(new Fault(at, Objects.requireNonNull(rule), path));
        } else {
            further++;
        }
    }
}
