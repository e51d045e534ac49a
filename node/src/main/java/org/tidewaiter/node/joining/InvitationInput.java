package org.tidewaiter.node.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator says of a node that is to be invited.
 *
 * @param node its name
 * @param originators authorities whose reports it may issue; none for one that only receives
 * @param address base address under which it reaches this node
 * @param days that the code is good for
 */
record InvitationInput(
        @Nullable String node,
        @Nullable List<String> originators,
        @Nullable String address,
        @Nullable Integer days) {

    private static final int USUAL_DAYS = 7;

    /** As typed into a form: the authorities parted by commas or blanks. */
    static InvitationInput typed(String node, String originators, String address, @Nullable Integer days) {
        List<String> names = Arrays.stream(originators.split("[,;\\s]+"))
                .filter(name -> !name.isEmpty())
                .toList();
        return new InvitationInput(node, names, address, days);
    }

    String invited() {
        return node == null ? "" : node.strip().toUpperCase(Locale.ROOT);
    }

    List<String> authorities() {
        return originators == null
                ? List.of()
                : originators.stream()
                        .map(name -> name.strip().toUpperCase(Locale.ROOT))
                        .distinct()
                        .sorted()
                        .toList();
    }

    String reachedAt() {
        return address == null ? "" : address;
    }

    int goodFor() {
        return days == null ? USUAL_DAYS : days;
    }
}
