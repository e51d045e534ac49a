package org.tidewaiter.node.pictures;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Walks a JPEG file segment by segment and keeps those that code pixels. Reads the size and the orientation on the way;
 * decodes nothing.
 */
final class JpegStripping {

    /** Scans of a progressive file; each more is a pass over all pixels, so a file of thousands is a way to keep us busy. */
    private static final int MOST_SCANS = 40;

    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int DQT = 0xDB;
    private static final int DHT = 0xC4;
    private static final int DRI = 0xDD;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP14 = 0xEE;
    private static final int ADOBE_LENGTH = 14;

    /** Says that the three components are luminance and colour differences; the density in it means nothing. */
    private static final byte[] JFIF = {
        (byte) 0xFF, (byte) APP0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 2, 0, 0, 1, 0, 1, 0, 0
    };

    private final byte[] file;
    private final ByteArrayOutputStream kept;
    private int at = 2;
    private int width;
    private int height;
    private int orientation = 1;
    private int scans;

    JpegStripping(byte[] file) {
        this.file = file;
        this.kept = new ByteArrayOutputStream(file.length);
    }

    BarePicture strip() throws PictureRefusedException {
        kept.write(0xFF);
        kept.write(SOI);
        int marker = marker();
        while (marker != EOI) {
            segment(marker);
            marker = marker();
        }
        kept.write(0xFF);
        kept.write(EOI);
        if (scans == 0) {
            throw damaged();
        }
        dropped(at, file.length);
        return new BarePicture(PictureFormat.JPEG, width, height, orientation, kept.toByteArray());
    }

    private int marker() throws PictureRefusedException {
        if (octet(at) != 0xFF) {
            throw damaged();
        }
        while (octet(at) == 0xFF) {
            at++;
        }
        return octet(at++);
    }

    private void segment(int marker) throws PictureRefusedException {
        int length = number(at);
        int end = at + length;
        if (length < 2 || end > file.length) {
            throw damaged();
        }
        switch (marker) {
            case 0xC0, 0xC1, 0xC2 -> {
                frame(at + 2, end);
                keep(marker, end);
            }
            case DQT, DHT, DRI -> keep(marker, end);
            case SOS -> {
                keep(marker, end);
                scan(end);
                return;
            }
            case APP14 -> adobe(end);
            case APP0 -> jfif(end);
            case APP1 -> {
                orientation = Orientation.ofExif(file, at + 2, end, orientation);
                dropped(at, end);
            }
            // Lossless, hierarchical and arithmetic coding.
            case 0xC3, 0xC5, 0xC6, 0xC7, 0xC8, 0xC9, 0xCA, 0xCB, 0xCC, 0xCD, 0xCE, 0xCF ->
                throw new PictureRefusedException(PictureRefusal.UNUSUAL_CODING);
            default -> dropped(at, end);
        }
        at = end;
    }

    private void frame(int from, int end) throws PictureRefusedException {
        if (width != 0 || end - from < 6) {
            throw damaged();
        }
        height = number(from + 1);
        width = number(from + 3);
        BarePicture.requireDecodable(width, height);
        int components = octet(from + 5);
        if (octet(from) != 8 || components != 1 && components != 3) {
            throw new PictureRefusedException(PictureRefusal.UNUSUAL_CODING);
        }
    }

    private void scan(int from) throws PictureRefusedException {
        if (width == 0) {
            throw damaged();
        }
        if (++scans > MOST_SCANS) {
            throw new PictureRefusedException(PictureRefusal.TOO_SLOW);
        }
        int end = from;
        while (octet(end) != 0xFF || isWithinScan(octet(end + 1))) {
            end++;
        }
        kept.write(file, from, end - from);
        at = end;
    }

    /** A stuffed byte, a fill byte, or the mark of a restart: none of them ends a scan. */
    private static boolean isWithinScan(int following) {
        return following == 0 || following == 0xFF || following >= 0xD0 && following <= 0xD7;
    }

    private void adobe(int end) throws PictureRefusedException {
        if (end - at >= ADOBE_LENGTH && "Adobe".equals(text(at + 2, 5))) {
            kept.writeBytes(new byte[] {(byte) 0xFF, (byte) APP14, 0, ADOBE_LENGTH});
            kept.write(file, at + 2, ADOBE_LENGTH - 2);
        } else {
            dropped(at, end);
        }
    }

    private void jfif(int end) throws PictureRefusedException {
        if ("JFIF\u0000".equals(text(at + 2, Math.min(5, end - at - 2)))) {
            kept.writeBytes(JFIF);
        }
        dropped(at, end);
    }

    private void keep(int marker, int end) {
        kept.write(0xFF);
        kept.write(marker);
        kept.write(file, at, end - at);
    }

    private void dropped(int from, int to) throws PictureRefusedException {
        if (Signature.isForeignIn(file, from, to)) {
            throw new PictureRefusedException(PictureRefusal.TWO_THINGS);
        }
    }

    private int octet(int index) throws PictureRefusedException {
        if (index >= file.length) {
            throw damaged();
        }
        return file[index] & 0xFF;
    }

    private int number(int index) throws PictureRefusedException {
        return octet(index) << 8 | octet(index + 1);
    }

    private @Nullable String text(int from, int length) {
        return length < 0 ? null : new String(file, from, length, StandardCharsets.ISO_8859_1);
    }

    private static PictureRefusedException damaged() {
        return new PictureRefusedException(PictureRefusal.DAMAGED);
    }
}
