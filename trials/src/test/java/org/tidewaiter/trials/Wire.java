package org.tidewaiter.trials;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.tidewaiter.exchange.version.SignedVersion;
import org.tidewaiter.report.disclosure.DisclosureProfile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks at everything that passes a line: for what must not be there, and whether all that is there is on the list. */
final class Wire implements RecordingRelay.Tap {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Marker marker;
    private final Map<String, List<String>> allowed;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong versions = new AtomicLong();
    private final AtomicLong fields = new AtomicLong();
    private final Map<String, AtomicLong> parts = new ConcurrentHashMap<>();
    private final Set<String> found = ConcurrentHashMap.newKeySet();
    private final Set<String> beyond = ConcurrentHashMap.newKeySet();

    Wire(Marker marker, DisclosureProfile profile) {
        this.marker = marker;
        this.allowed = profile.parts();
    }

    @Override
    public void passed(String path, byte[] request, byte[] answer) {
        bytes.addAndGet(request.length + answer.length);
        String asked = new String(request, StandardCharsets.UTF_8);
        look(path + " request", asked);
        look(path + " answer", new String(answer, StandardCharsets.UTF_8));
        if (path.endsWith("/dispatches")) {
            asked.lines().skip(1).forEach(line -> item(JSON.readTree(line)));
        }
    }

    private void look(String where, String text) {
        if (marker.isIn(text)) {
            found.add(where);
        }
    }

    private void item(JsonNode item) {
        versions.incrementAndGet();
        SignedVersion version = SignedVersion.parse(item.path("version").stringValue());
        look("claims", decode(version.jws().split("\\.")[1]));
        for (String encoded : version.disclosures()) {
            String disclosure = decode(encoded);
            look("disclosures", disclosure);
            JsonNode array = JSON.readTree(disclosure);
            part(array.get(1).stringValue(), array.get(2));
        }
    }

    /** A part is named {@code goods/<id>} or {@code place}; what it may hold is listed down to single values. */
    private void part(String name, JsonNode value) {
        String label = name.contains("/") ? name.substring(0, name.indexOf('/')) : name;
        parts.computeIfAbsent(label, any -> new AtomicLong()).incrementAndGet();
        if (allowed.containsKey(label)) {
            walk(label, "", value);
        } else {
            beyond.add(label);
        }
    }

    private void walk(String part, String path, JsonNode value) {
        if (value.isObject()) {
            value.forEachEntry((field, inner) -> walk(part, path.isEmpty() ? field : path + "." + field, inner));
        } else if (value.isArray()) {
            value.forEach(element -> walk(part, path, element));
        } else {
            fields.incrementAndGet();
            if (!isListed(part, path)) {
                beyond.add(part + ": " + path);
            }
        }
    }

    /** Listed itself, or a count by country in a listed field. */
    private boolean isListed(String part, String path) {
        List<String> listed = allowed.getOrDefault(part, List.of());
        return listed.contains(path) || listed.contains(path.replaceFirst("\\.[A-Z]{2}$", ""));
    }

    private static String decode(String encoded) {
        return new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
    }

    /** Places at which the marker stood. */
    Set<String> found() {
        return found;
    }

    /** Parts and fields that are not on the list. */
    Set<String> beyond() {
        return beyond;
    }

    long versions() {
        return versions.get();
    }

    Map<String, AtomicLong> parts() {
        return parts;
    }

    @Override
    public String toString() {
        return versions + " versions with " + fields + " single values in " + bytes.get() / (1 << 20)
                + " MiB on the wire, parts " + parts;
    }
}
