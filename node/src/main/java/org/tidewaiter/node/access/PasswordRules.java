package org.tidewaiter.node.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which passwords may be chosen: long ones that guessers do not try first (NIST SP 800-63B-4, section 3.1.1). */
public final class PasswordRules {
    /** In characters. */
    public static final int SHORTEST = 12;

    static final int LONGEST = 200;

    private static final Pattern PADDING = Pattern.compile("[\\s\\d\\p{Punct}]+$|\\s+");

    /** Why a password is refused; the name is the end of its message's key. */
    public enum Fault {
        TOO_SHORT,
        TOO_LONG,
        COMMON,
        HOLDS_NAME
    }

    private final Set<String> common;

    PasswordRules() {
        try (InputStream file = PasswordRules.class.getResourceAsStream("/access/common-passwords.txt")) {
            if (file == null) {
                throw new IllegalStateException("access/common-passwords.txt is not on the class path");
            }
            common = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Fault> check(String password, String accountName) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Optional.of(Fault.TOO_SHORT);
        }
        if (length > LONGEST) {
            return Optional.of(Fault.TOO_LONG);
        }
        var folded = password.toLowerCase(Locale.ROOT);
        if (folded.contains(accountName)) {
            return Optional.of(Fault.HOLDS_NAME);
        }
        return isCommon(folded) ? Optional.of(Fault.COMMON) : Optional.empty();
    }

    private boolean isCommon(String folded) {
        return common.contains(folded)
                || common.contains(PADDING.matcher(folded).replaceAll(""))
                || folded.chars().distinct().count() < 4;
    }
}
