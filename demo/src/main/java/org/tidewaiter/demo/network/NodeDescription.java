package org.tidewaiter.demo.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A node as its configuration file will describe it.
 *
 * @param name the node's short name, such as {@code EE}
 * @param title its organisation in English and in French, by {@code en} and {@code fr}
 * @param part {@code NATIONAL}, {@code GATEWAY} or {@code HUB}
 * @param originator the authority in whose name a national node reports
 * @param members the authorities in whose names a gateway reports
 * @param ports where it listens
 * @param partners whom it exchanges with
 * @param more further keys as the file names them, such as {@code tidewaiter.demonstration}
 */
public record NodeDescription(
        String name,
        Map<String, String> title,
        String part,
        @Nullable String originator,
        List<String> members,
        Ports ports,
        List<Partner> partners,
        Map<String, Object> more) {

    private static final YAMLMapper YAML = new YAMLMapper();

    public NodeDescription {
        title = Map.copyOf(title);
        members = List.copyOf(members);
        partners = List.copyOf(partners);
        more = Map.copyOf(more);
    }

    /**
     * A partner as this node knows it.
     *
     * @param name its short name
     * @param title as people read it, by {@code en} and {@code fr}
     * @param url of its exchange
     * @param key its public key in base64url
     * @param originators whose reports it issues or relays
     */
    public record Partner(String name, Map<String, String> title, String url, String key, List<String> originators) {

        public Partner {
            title = Map.copyOf(title);
            originators = List.copyOf(originators);
        }
    }

    public static NodeDescription national(String name, String originator, String en, String fr, Ports ports) {
        return new NodeDescription(
                name, Map.of("en", en, "fr", fr), "NATIONAL", originator, List.of(), ports, List.of(), Map.of());
    }

    public static NodeDescription hub(String name, String en, String fr, Ports ports) {
        return new NodeDescription(
                name, Map.of("en", en, "fr", fr), "HUB", null, List.of(), ports, List.of(), Map.of());
    }

    /** @param members as the configuration names them, by originator */
    public static NodeDescription gateway(
            String name, String en, String fr, Map<String, Map<String, Object>> members, Ports ports) {
        return new NodeDescription(
                name,
                Map.of("en", en, "fr", fr),
                "GATEWAY",
                null,
                List.copyOf(members.keySet()),
                ports,
                List.of(),
                Map.of("tidewaiter.members", List.copyOf(members.values())));
    }

    /** This node with one more partner. */
    public NodeDescription with(Partner partner) {
        List<Partner> all = new ArrayList<>(partners);
        all.add(partner);
        return new NodeDescription(name, title, part, originator, members, ports, all, more);
    }

    /** This node with one more key; the value is a text, a number, a truth value, or lists and maps of these. */
    public NodeDescription with(String key, Object value) {
        Map<String, Object> all = new LinkedHashMap<>(more);
        all.put(key, value);
        return new NodeDescription(name, title, part, originator, members, ports, partners, all);
    }

    /** How another node names this one, given the key that it signs with. */
    public Partner asPartner(String key) {
        return new Partner(
                name,
                title,
                "https://127.0.0.1:" + ports.exchange(),
                key,
                originator == null ? members : List.of(originator));
    }

    /** Whether it reports in the names of others. */
    public boolean isGateway() {
        return !members.isEmpty();
    }

    /** The configuration file of this node, keeping its data there. */
    String yaml(Path data, Path programs) {
        Map<String, Object> node = new LinkedHashMap<>(Map.of("name", name, "title", title, "part", part));
        if (originator != null) {
            node.put("originator", originator);
        }
        Map<String, Object> tidewaiter = new LinkedHashMap<>();
        tidewaiter.put("node", node);
        tidewaiter.put("data", data.toString());
        tidewaiter.put("programs", programs.toString());
        tidewaiter.put("exchange", Map.of("port", ports.exchange()));
        tidewaiter.put("partners", partners);
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("server", Map.of("port", ports.pages()));
        file.put("tidewaiter", tidewaiter);
        file.putAll(more);
        return YAML.writeValueAsString(file);
    }
}
