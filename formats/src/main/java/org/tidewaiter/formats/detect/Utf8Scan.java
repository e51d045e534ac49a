package org.tidewaiter.formats.detect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.tidewaiter.formats.rows.FileSource;

/**
 * Whether a file is UTF-8 from its beginning on. The first letter beyond ASCII may stand late, so more than the beginning
 * is looked at.
 *
 * @param bytes bytes that were looked at
 * @param characters characters beyond ASCII among them
 * @param firstDamage first byte that is not UTF-8, or -1
 * @param around what stands around it
 */
record Utf8Scan(long bytes, long characters, long firstDamage, byte[] around) {

    private static final long MOST = 64L << 20;
    private static final int BLOCK = 64 * 1024;

    boolean valid() {
        return firstDamage < 0;
    }

    boolean ascii() {
        return valid() && characters == 0;
    }

    static Utf8Scan of(FileSource source) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        byte[] block = new byte[BLOCK];
        CharBuffer text = CharBuffer.allocate(BLOCK);
        long bytes = 0;
        long characters = 0;
        int kept = 0;
        try (InputStream in = source.open()) {
            while (bytes < MOST) {
                int count = in.readNBytes(block, kept, BLOCK - kept);
                ByteBuffer buffer = ByteBuffer.wrap(block, 0, kept + count);
                boolean last = kept + count < BLOCK;
                text.clear();
                CoderResult result = decoder.decode(buffer, text, last);
                bytes += count;
                characters += text.flip().chars().filter(each -> each > 0x7f).count();
                if (result.isError()) {
                    byte[] around = Arrays.copyOf(block, kept + count);
                    return new Utf8Scan(bytes, characters, bytes - buffer.remaining(), around);
                }
                kept = buffer.remaining();
                System.arraycopy(block, buffer.position(), block, 0, kept);
                if (last) {
                    break;
                }
            }
        }
        return new Utf8Scan(bytes, characters, -1, new byte[0]);
    }
}
