package org.tidewaiter.node.casework;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.version.SignedVersion;
import org.tidewaiter.formats.export.ExportAbout;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.delivery.Deliveries;
import org.tidewaiter.node.delivery.PartnerState;
import org.tidewaiter.node.registry.FoundVersions;
import org.tidewaiter.node.registry.VersionDetail;
import org.tidewaiter.report.ReportJson;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes versions as they were signed, one JSON object a line; docs/export.md describes the format. The pseudonym of a
 * case is not among the disclosures. Receipts name other versions of their dispatch by digest, so a reader who sees only
 * some countries gets their numbers and not their text.
 */
@Component
class SignedExport {

    static final String MEDIA_TYPE = "application/x-ndjson";
    static final String FORMAT = "tidewaiter-signed/1";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper JSON = ReportJson.mapper();

    /** Receipts written lately; one that comes again after many others is written again. */
    private static final int RECEIPTS_REMEMBERED = 2_000;

    private final Deliveries deliveries;

    SignedExport(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    File begin(OutputStream out, ExportAbout about, AccessScope scope) throws IOException {
        return new File(out, about, scope);
    }

    /** A file under way. */
    final class File {

        private final OutputStream out;
        private final String own;
        private final boolean receiptsWhole;
        private final Map<String, Set<String>> keys = new TreeMap<>();
        private final Set<UUID> written = new HashSet<>();
        private long cases;
        private long versions;
        private long receipts;

        private File(OutputStream out, ExportAbout about, AccessScope scope) throws IOException {
            this.out = new BufferedOutputStream(out);
            this.own = about.node();
            this.receiptsWhole = scope.countries().isEmpty() && !scope.ownOnly();
            ObjectNode header = NODES.objectNode()
                    .put("format", FORMAT)
                    .put("node", about.node())
                    .put("at", about.at().toString())
                    .put("reference", about.reference());
            about.filters().forEach(header.putArray("filters")::add);
            line("export", header);
        }

        /** Writes the versions of one report and the receipts for them. */
        void write(FoundVersions report) throws IOException {
            Map<Integer, List<PartnerState>> delivered = new LinkedHashMap<>();
            deliveries.of(report.identity()).stream()
                    .filter(state -> state.receiptId() != null)
                    .forEach(state -> delivered
                            .computeIfAbsent(state.version(), version -> new ArrayList<>())
                            .add(state));
            for (VersionDetail version : report.versions()) {
                List<PartnerState> states = delivered.getOrDefault(version.version(), List.of());
                line("version", version(report, version, states));
                versions++;
                if (receiptsWhole) {
                    receipts(version, states);
                }
            }
            cases++;
        }

        /** Ends the file with the keys that signed what is in it, and with its counts. */
        void end() throws IOException {
            for (Map.Entry<String, Set<String>> node : keys.entrySet()) {
                ObjectNode key = NODES.objectNode().put("node", node.getKey());
                node.getValue().forEach(key.putArray("ids")::add);
                line("keys", key);
            }
            line(
                    "end",
                    NODES.objectNode()
                            .put("cases", cases)
                            .put("versions", versions)
                            .put("receipts", receipts));
            out.flush();
        }

        private ObjectNode version(FoundVersions report, VersionDetail version, List<PartnerState> states) {
            ObjectNode node = NODES.objectNode()
                    .put("originator", report.identity().originator())
                    .put("number", report.identity().number().toString())
                    .put("version", version.version())
                    .put("issuer", version.issuer())
                    .put("digest", version.digest())
                    .put("source", version.source())
                    .put("acceptedAt", version.acceptedAt().toString());
            String key = keyId(version.jws());
            keys.computeIfAbsent(version.issuer(), issuer -> new TreeSet<>()).add(key);
            node.put("key", key);
            ids(version, states).forEach(node.putArray("receipts")::add);
            return node.put("sdJwt", new SignedVersion(version.jws(), version.disclosures()).text());
        }

        /** Of a received version, the receipt that this node gave; of an own one, those that it got. */
        private static Collection<String> ids(VersionDetail version, List<PartnerState> states) {
            Set<String> ids = new TreeSet<>();
            if (version.receiptId() != null) {
                ids.add(version.receiptId().toString());
            }
            states.stream()
                    .map(PartnerState::receiptId)
                    .filter(Objects::nonNull)
                    .forEach(id -> ids.add(id.toString()));
            return ids;
        }

        private void receipts(VersionDetail version, List<PartnerState> states) throws IOException {
            if (version.receiptId() != null) {
                receipt(version.receiptId(), own);
            }
            for (PartnerState state : states) {
                receipt(Objects.requireNonNull(state.receiptId()), state.partner());
            }
        }

        private void receipt(UUID id, String giver) throws IOException {
            String signed = remember(id) ? deliveries.receipt(id).orElse(null) : null;
            if (signed != null) {
                keys.computeIfAbsent(giver, node -> new TreeSet<>()).add(keyId(signed));
                line(
                        "receipt",
                        NODES.objectNode()
                                .put("id", id.toString())
                                .put("partner", giver)
                                .put("jws", signed));
                receipts++;
            }
        }

        private boolean remember(UUID id) {
            if (written.size() == RECEIPTS_REMEMBERED) {
                written.clear();
            }
            return written.add(id);
        }

        private void line(String name, ObjectNode content) throws IOException {
            out.write(JSON.writeValueAsBytes(NODES.objectNode().set(name, content)));
            out.write('\n');
        }
    }

    /** The id of the key, from the header of a token. */
    private static String keyId(String token) {
        String header = token.substring(0, token.indexOf('.'));
        return JSON.readTree(java.util.Base64.getUrlDecoder().decode(header))
                .path("kid")
                .stringValue("");
    }
}
