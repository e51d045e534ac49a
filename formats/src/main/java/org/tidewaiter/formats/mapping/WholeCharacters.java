package org.tidewaiter.formats.mapping;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Gives a text in pieces of which none ends in the middle of a character: snakeyaml-engine 3.0.1 reads beyond its buffer where
 * a piece ends with the first half of a surrogate pair.
 */
final class WholeCharacters extends FilterReader {

    private static final int NONE = -1;

    private int held = NONE;

    WholeCharacters(Reader text) {
        super(text);
    }

    @Override
    public int read() throws IOException {
        if (held == NONE) {
            return super.read();
        }
        int first = held;
        held = NONE;
        return first;
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
        int taken = 0;
        if (held != NONE && length > 0) {
            buffer[from] = (char) read();
            taken = 1;
        }
        int more = super.read(buffer, from + taken, length - taken);
        int end = taken + Math.max(0, more);
        if (end > 1 && Character.isHighSurrogate(buffer[from + end - 1])) {
            held = buffer[from + end - 1];
            return end - 1;
        }
        return end == 0 ? more : end;
    }
}
