package org.tidewaiter.node.pictures;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Walks a PNG file chunk by chunk and keeps those that code pixels: no text, no profile, no second picture of an animation.
 * What is compressed in the others is never opened.
 */
final class PngStripping {

    private static final int SIGNATURE = 8;
    private static final int AROUND = 12;

    private final byte[] file;
    private final ByteArrayOutputStream kept;
    private int at = SIGNATURE;
    private int width;
    private int height;
    private int orientation = 1;
    private boolean pixels;
    private boolean ended;

    PngStripping(byte[] file) {
        this.file = file;
        this.kept = new ByteArrayOutputStream(file.length);
    }

    BarePicture strip() throws PictureRefusedException {
        kept.write(file, 0, SIGNATURE);
        while (!ended) {
            chunk();
        }
        if (!pixels) {
            throw damaged();
        }
        dropped(at, file.length);
        return new BarePicture(PictureFormat.PNG, width, height, orientation, kept.toByteArray());
    }

    private void chunk() throws PictureRefusedException {
        if (at + AROUND > file.length) {
            throw damaged();
        }
        long length = number(at);
        long end = at + AROUND + length;
        if (end > file.length) {
            throw damaged();
        }
        String type = new String(file, at + 4, 4, StandardCharsets.US_ASCII);
        if (width == 0 != type.equals("IHDR")) {
            throw damaged();
        }
        chunk(type, (int) length, (int) end);
        at = (int) end;
    }

    private void chunk(String type, int length, int end) throws PictureRefusedException {
        switch (type) {
            case "IHDR" -> {
                header(length);
                keep(end);
            }
            case "PLTE", "tRNS" -> keep(end);
            case "IDAT" -> {
                pixels = true;
                keep(end);
            }
            case "IEND" -> {
                ended = true;
                keep(end);
            }
            case "eXIf" -> {
                orientation = Orientation.ofTiff(file, at + 8, end - 4, orientation);
                dropped(at, end);
            }
            default -> {
                // A chunk that must be understood and is not known means another kind of file.
                if (Character.isUpperCase(type.charAt(0))) {
                    throw new PictureRefusedException(PictureRefusal.UNUSUAL_CODING);
                }
                dropped(at, end);
            }
        }
    }

    private void header(int length) throws PictureRefusedException {
        if (length != 13) {
            throw damaged();
        }
        long wide = number(at + 8);
        long high = number(at + 12);
        BarePicture.requireDecodable(wide, high);
        width = (int) wide;
        height = (int) high;
    }

    private void keep(int end) throws PictureRefusedException {
        CRC32 sum = new CRC32();
        sum.update(file, at + 4, end - at - 8);
        if (sum.getValue() != number(end - 4)) {
            throw damaged();
        }
        kept.write(file, at, end - at);
    }

    private void dropped(int from, int to) throws PictureRefusedException {
        if (Signature.isForeignIn(file, from, to)) {
            throw new PictureRefusedException(PictureRefusal.TWO_THINGS);
        }
    }

    private long number(int index) {
        return (file[index] & 0xFFL) << 24
                | (file[index + 1] & 0xFFL) << 16
                | (file[index + 2] & 0xFFL) << 8
                | file[index + 3] & 0xFFL;
    }

    private static PictureRefusedException damaged() {
        return new PictureRefusedException(PictureRefusal.DAMAGED);
    }
}
