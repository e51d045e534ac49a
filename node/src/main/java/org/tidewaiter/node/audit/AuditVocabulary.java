package org.tidewaiter.node.audit;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an entry may say. Details have known keys and values that look like codes or identifiers: the trail is kept long
 * and read by administrators, who see no cases, so nothing that a person typed belongs in it.
 */
final class AuditVocabulary {
    /** A new detail is named here first, by somebody who has thought about who reads it. */
    static final Set<String> DETAILS = Set.of(
            "account",
            "agreement",
            "channel",
            "count",
            "digest",
            "dispatch",
            "filter",
            "format",
            "kind",
            "originator",
            "partner",
            "profile",
            "reason",
            "refused",
            "roles",
            "state",
            "token",
            "until",
            "version");

    private static final Pattern ACTION = Pattern.compile("[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._:/,=+-]{1,200}");

    private AuditVocabulary() {}

    /** @throws IllegalArgumentException naming the key, never the value */
    static void check(String action, String subject, Map<String, String> details) {
        if (!ACTION.matcher(action).matches()) {
            throw new IllegalArgumentException("an action is two words with a dot, such as report.released");
        }
        if (!CODE.matcher(subject).matches()) {
            throw new IllegalArgumentException("the subject of " + action + " is not an identifier");
        }
        details.forEach((key, value) -> {
            if (!DETAILS.contains(key)) {
                throw new IllegalArgumentException("no such detail in the audit vocabulary: " + key);
            }
            if (!CODE.matcher(value).matches()) {
                throw new IllegalArgumentException("the detail " + key + " of " + action + " is not a code");
            }
        });
    }
}
