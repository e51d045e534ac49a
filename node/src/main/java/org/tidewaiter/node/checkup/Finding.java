package org.tidewaiter.node.checkup;

import java.util.List;

/**
 * One thing that was looked at. The messages {@code checkup.CODE} and, where it is not good, {@code checkup.CODE.next} say it
 * in words.
 *
 * @param subject what it is about: a part of the node, or a partner's name
 * @param code names the message
 * @param arguments of the message; never personal data
 */
public record Finding(Severity severity, String subject, String code, List<Object> arguments) {

    /** How bad it is. */
    public enum Severity {
        GOOD,
        /** It works, and somebody should look. */
        WATCH,
        /** It does not work. */
        BAD
    }

    public Finding {
        arguments = List.copyOf(arguments);
    }

    public static Finding good(String subject, String code, Object... arguments) {
        return new Finding(Severity.GOOD, subject, code, List.of(arguments));
    }

    public static Finding watch(String subject, String code, Object... arguments) {
        return new Finding(Severity.WATCH, subject, code, List.of(arguments));
    }

    public static Finding bad(String subject, String code, Object... arguments) {
        return new Finding(Severity.BAD, subject, code, List.of(arguments));
    }
}
