package org.tidewaiter.node.pictures;

import java.awt.geom.AffineTransform;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** How the camera was held: the one thing of EXIF that is read, so that it can be forgotten. */
final class Orientation {

    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY = 12;
    private static final int MOST_ENTRIES = 500;

    private Orientation() {}

    /** Reads an APP1 segment; what is unreadable says nothing. */
    static int ofExif(byte[] file, int from, int to, int otherwise) {
        boolean exif = to - from > 6 && "Exif\u0000".equals(new String(file, from, 5, StandardCharsets.ISO_8859_1));
        return exif ? ofTiff(file, from + 6, to, otherwise) : otherwise;
    }

    static int ofTiff(byte[] file, int from, int to, int otherwise) {
        if (to - from < 8) {
            return otherwise;
        }
        ByteBuffer tiff = ByteBuffer.wrap(file, from, to - from).slice();
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        try {
            return ofDirectory(tiff.position(checked(tiff, tiff.getInt(4))), otherwise);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException unreadable) {
            return otherwise;
        }
    }

    private static int checked(ByteBuffer tiff, int offset) {
        if (offset < 0 || offset > tiff.limit()) {
            throw new IllegalArgumentException("no directory there");
        }
        return offset;
    }

    private static int ofDirectory(ByteBuffer directory, int otherwise) {
        int entries = Math.min(directory.getShort() & 0xFFFF, MOST_ENTRIES);
        for (int i = 0; i < entries; i++) {
            int start = directory.position();
            if ((directory.getShort() & 0xFFFF) == TAG && directory.getShort() == SHORT) {
                directory.getInt();
                int value = directory.getShort() & 0xFFFF;
                return value >= 1 && value <= 8 ? value : otherwise;
            }
            directory.position(start + ENTRY);
        }
        return otherwise;
    }

    static boolean isOnItsSide(int orientation) {
        return orientation >= 5;
    }

    /** Turns a picture of that coded size upright. */
    static AffineTransform upright(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
