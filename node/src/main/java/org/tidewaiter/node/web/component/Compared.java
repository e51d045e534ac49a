package org.tidewaiter.node.web.component;

import org.jspecify.annotations.Nullable;

/**
 * One line of "what leaves, what stays".
 *
 * @param recorded as it stands here
 * @param leaving as the partner will see it, null when the part is withheld
 * @param reason why it is withheld, in two words ("personal", "held until 3 May"); null when it leaves
 */
public record Compared(
        String label,
        String recorded,
        @Nullable String leaving,
        @Nullable String reason) {

    public static Compared leaves(String label, String recorded) {
        return new Compared(label, recorded, recorded, null);
    }

    public static Compared altered(String label, String recorded, String leaving) {
        return new Compared(label, recorded, leaving, null);
    }

    public static Compared stays(String label, String recorded, String reason) {
        return new Compared(label, recorded, null, reason);
    }

    public boolean isWithheld() {
        return leaving == null;
    }

    public boolean isAltered() {
        return leaving != null && !leaving.equals(recorded);
    }
}
