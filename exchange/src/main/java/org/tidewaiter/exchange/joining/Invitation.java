package org.tidewaiter.exchange.joining;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.tidewaiter.exchange.identity.VerificationKey;

/**
 * What one administrator hands to another: a few lines of text that open the way to one node, for one node, once.
 *
 * @param from the node that invites, with its titles, address and key
 * @param invited name of the node that may come
 * @param originators authorities whose reports that node may issue
 * @param ends when the code ends
 */
public record Invitation(Introduced from, String invited, List<String> originators, InvitationCode code, Instant ends) {

    /** Longest text that is read, in characters. */
    public static final int LONGEST = 4_000;

    private static final String FIRST_LINE = "tidewaiter-invitation";
    private static final String FORM = "1";
    private static final String LIST_DIVIDER = ", ";

    public Invitation {
        originators = List.copyOf(new TreeSet<>(originators));
    }

    /** The text, one named value a line, as {@link #read} takes it. */
    public String text() {
        return String.join(
                "\n",
                FIRST_LINE + ": " + FORM,
                "from: " + from.node(),
                "title: " + from.titleInEnglish(),
                "title-fr: " + from.titleInFrench(),
                "address: " + from.address(),
                "key: " + from.key().text(),
                "issues-for: " + String.join(LIST_DIVIDER, from.originators()),
                "invited: " + invited,
                "invited-for: " + String.join(LIST_DIVIDER, originators),
                "code: " + code.text(),
                "ends: " + ends,
                "");
    }

    /** Reads the text of an invitation; empty where it is none, or not whole. */
    public static Optional<Invitation> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        text.lines().map(String::strip).forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                values.putIfAbsent(
                        line.substring(0, colon), line.substring(colon + 1).strip());
            }
        });
        return FORM.equals(values.get(FIRST_LINE)) ? read(values) : Optional.empty();
    }

    private static Optional<Invitation> read(Map<String, String> values) {
        try {
            Introduced from = new Introduced(
                    values.getOrDefault("from", ""),
                    values.getOrDefault("title", ""),
                    values.getOrDefault("title-fr", ""),
                    URI.create(values.getOrDefault("address", "")),
                    VerificationKey.parse(values.getOrDefault("key", "")),
                    list(values, "issues-for"));
            Instant ends = Instant.parse(values.getOrDefault("ends", ""));
            return InvitationCode.parse(values.getOrDefault("code", ""))
                    .map(code -> new Invitation(
                            from, values.getOrDefault("invited", ""), list(values, "invited-for"), code, ends));
        } catch (IllegalArgumentException | DateTimeException notWhole) {
            return Optional.empty();
        }
    }

    private static List<String> list(Map<String, String> values, String name) {
        return Arrays.stream(values.getOrDefault(name, "").split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }
}
