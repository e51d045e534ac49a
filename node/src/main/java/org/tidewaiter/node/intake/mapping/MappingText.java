package org.tidewaiter.node.intake.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.tidewaiter.node.intake.refusal.BoundedStream;
import org.tidewaiter.node.intake.refusal.IntakeProblems;

/** Changes single lines of a mapping and leaves everything else in it as it is written, comments too. */
public final class MappingText {

    private static final Pattern VERSION = Pattern.compile("(?m)^version:[^\\r\\n]*");
    private static final Pattern NAME = Pattern.compile("(?m)^mapping:[^\\r\\n]*");

    private static final long LONGEST = 1 << 20;

    private MappingText() {}

    /** Reads a mapping that somebody sends. */
    public static String read(InputStream in) throws IOException {
        return new String(BoundedStream.all(in, LONGEST), StandardCharsets.UTF_8);
    }

    static String withVersion(String yaml, int version) {
        return replaced(VERSION, yaml, "version: " + version);
    }

    static String withName(String yaml, String name) {
        return replaced(NAME, yaml, "mapping: " + name);
    }

    private static String replaced(Pattern line, String yaml, String by) {
        Matcher found = line.matcher(yaml);
        if (!found.find()) {
            throw IntakeProblems.of(HttpStatus.UNPROCESSABLE_CONTENT, "mapping-lines");
        }
        return found.replaceFirst(Matcher.quoteReplacement(by));
    }
}
