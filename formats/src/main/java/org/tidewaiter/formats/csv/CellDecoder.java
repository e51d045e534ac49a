package org.tidewaiter.formats.csv;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Bytes of a cell to text. */
final class CellDecoder {

    private final Charset charset;
    private final CharsetDecoder strict;

    CellDecoder(Charset charset) {
        this.charset = charset;
        this.strict = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** The text, or null where a byte is not of the charset. */
    @Nullable
    String strict(ByteBuffer bytes) {
        int kind = kind(bytes);
        if (kind == 0) {
            return null;
        }
        if (kind > 0) {
            return new String(bytes.array(), bytes.position(), bytes.remaining(), StandardCharsets.ISO_8859_1);
        }
        try {
            return strict.decode(bytes).toString();
        } catch (CharacterCodingException malformed) {
            return null;
        }
    }

    /** The text with U+FFFD for what is not of the charset. */
    String lossy(ByteBuffer bytes) {
        return charset.decode(bytes).toString().replace('\0', '\uFFFD');
    }

    /** 0 with a NUL, above 0 if all bytes are ASCII, below 0 if not. */
    private static int kind(ByteBuffer bytes) {
        int kind = 1;
        for (int at = bytes.position(); at < bytes.limit(); at++) {
            byte value = bytes.get(at);
            if (value == 0) {
                return 0;
            }
            if (value < 0) {
                kind = -1;
            }
        }
        return kind;
    }
}
