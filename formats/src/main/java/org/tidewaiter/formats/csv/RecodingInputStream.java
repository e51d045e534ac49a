package org.tidewaiter.formats.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Turns text of any charset into UTF-8. Where the input is not of its charset, such as half a surrogate pair, a byte that
 * UTF-8 never holds takes its place, so that whoever reads on finds the damage where it is.
 */
final class RecodingInputStream extends InputStream {

    private static final byte NEVER_UTF8 = (byte) 0xFF;

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(8192).limit(0);
    private final CharBuffer characters = CharBuffer.allocate(8192);
    private final ByteBuffer recoded = ByteBuffer.allocate(3 * 8192 + 1).limit(0);
    private boolean exhausted;
    private boolean flushed;

    RecodingInputStream(InputStream in, Charset charset) {
        this.in = in;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read() throws IOException {
        return ready() ? recoded.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!ready()) {
            return -1;
        }
        int count = Math.min(length, recoded.remaining());
        recoded.get(target, offset, count);
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean ready() throws IOException {
        while (!recoded.hasRemaining() && !flushed) {
            recode();
        }
        return recoded.hasRemaining();
    }

    private void recode() throws IOException {
        fill();
        characters.clear();
        CoderResult result = decoder.decode(bytes, characters, exhausted);
        boolean damaged = result.isError();
        if (damaged) {
            bytes.position(bytes.position() + result.length());
        } else if (exhausted && result.isUnderflow()) {
            decoder.flush(characters);
            flushed = true;
        }
        recoded.clear();
        encoder.reset();
        encoder.encode(characters.flip(), recoded, true);
        if (damaged) {
            recoded.put(NEVER_UTF8);
        }
        recoded.flip();
    }

    private void fill() throws IOException {
        bytes.compact();
        if (!exhausted && bytes.hasRemaining()) {
            int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
            if (count < 0) {
                exhausted = true;
            } else {
                bytes.position(bytes.position() + count);
            }
        }
        bytes.flip();
    }
}
