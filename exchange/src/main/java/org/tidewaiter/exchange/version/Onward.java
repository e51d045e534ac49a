package org.tidewaiter.exchange.version;

import java.util.List;
import org.tidewaiter.exchange.token.Codes;

/**
 * The ceiling that relays may not exceed.
 *
 * @param classes codes of the classes of recipients; none means that the report goes no further
 * @param profile code of the widest disclosure profile that may be passed on
 */
public record Onward(List<String> classes, String profile) {

    static final int MAXIMUM_CLASSES = 32;

    public Onward {
        classes = List.copyOf(classes);
        classes.forEach(code -> Codes.requireCode(code, "a class of recipients"));
        Codes.requireCode(profile, "the onward profile");
        if (classes.size() > MAXIMUM_CLASSES) {
            throw new IllegalArgumentException("too many classes of recipients");
        }
    }
}
