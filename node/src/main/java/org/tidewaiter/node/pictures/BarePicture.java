package org.tidewaiter.node.pictures;

import java.util.Arrays;

/**
 * A picture stripped, before anything is decoded, to what its pixels are coded in: no metadata, no comments, no colour
 * profile, nothing behind its end.
 *
 * @param width in pixels, as coded: before it is turned
 * @param orientation 1 to 8, as the camera noted it
 * @param bytes the stripped file; not copied
 */
record BarePicture(PictureFormat format, int width, int height, int orientation, byte[] bytes) {

    /** Most pixels that are decoded: more than a telephone's camera gives, less than hurts. */
    static final long MOST_PIXELS = 50_000_000;

    /** Longest side, so that a strip of one line is no way around. */
    static final int LONGEST_SIDE = 20_000;

    /** Strips a file. Its name and the type that came with it are not asked. */
    static BarePicture of(byte[] file) throws PictureRefusedException {
        return switch (Signature.of(file)) {
            case JPEG -> new JpegStripping(file).strip();
            case PNG -> new PngStripping(file).strip();
            case GIF -> throw new PictureRefusedException(PictureRefusal.GIF);
            case WEBP -> throw new PictureRefusedException(PictureRefusal.WEBP);
            case HEIC -> throw new PictureRefusedException(PictureRefusal.HEIC);
            case TIFF -> throw new PictureRefusedException(PictureRefusal.TIFF);
            case PDF -> throw new PictureRefusedException(PictureRefusal.PDF);
            case SVG -> throw new PictureRefusedException(PictureRefusal.SVG);
            case NONE -> throw new PictureRefusedException(PictureRefusal.EMPTY);
            case OTHER -> throw new PictureRefusedException(PictureRefusal.NOT_A_PICTURE);
        };
    }

    /** Whether a file held nothing but this. */
    boolean isAllOf(byte[] file) {
        return Arrays.equals(bytes, file);
    }

    static void requireDecodable(long width, long height) throws PictureRefusedException {
        if (width < 1 || height < 1) {
            throw new PictureRefusedException(PictureRefusal.DAMAGED);
        }
        if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS) {
            throw new PictureRefusedException(PictureRefusal.TOO_MANY_PIXELS);
        }
    }
}
