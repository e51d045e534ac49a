package org.tidewaiter.node.pictures;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.attachment.AttachmentBounds;
import org.tidewaiter.exchange.version.Digest;

/** Decodes one stripped picture and codes it anew. Used once; another thread may call it off. */
final class PictureCodec {

    /** Longest side of what travels. */
    static final int LONGEST_SIDE = 3_000;

    static final int THUMBNAIL_SIDE = 320;

    /** Most pixels that stand in memory at once; a larger picture is read at every second or third point. */
    private static final long PIXELS_IN_MEMORY = 12_000_000;

    /** A PNG above this many pixels or bytes is a photograph in the wrong coat, and becomes a JPEG. */
    private static final long PNG_PIXELS = 4_000_000;

    private static final int PNG_BYTES = 2 * 1024 * 1024;
    private static final float[] QUALITIES = {0.85f, 0.7f, 0.5f, 0.3f};
    private static final float THUMBNAIL_QUALITY = 0.8f;

    private final BarePicture bare;
    private volatile @Nullable ImageReader reader;
    private volatile boolean calledOff;

    PictureCodec(BarePicture bare) {
        this.bare = bare;
    }

    /** Whether decoding has begun. */
    boolean begun() {
        return reader != null;
    }

    /** Ends the decoding soon, from another thread. */
    void callOff() {
        calledOff = true;
        ImageReader running = reader;
        if (running != null) {
            running.abort();
        }
    }

    CleanPicture clean() throws PictureRefusedException {
        BufferedImage upright = Drawing.upright(decode(), bare.orientation(), LONGEST_SIDE);
        try {
            return coded(upright);
        } catch (IOException coding) {
            throw new IllegalStateException("a picture cannot be written to memory", coding);
        }
    }

    byte[] thumbnail() throws PictureRefusedException {
        try {
            return jpeg(Drawing.thumbnail(decode(), THUMBNAIL_SIDE), THUMBNAIL_QUALITY);
        } catch (IOException coding) {
            throw new IllegalStateException("a picture cannot be written to memory", coding);
        }
    }

    private CleanPicture coded(BufferedImage picture) throws IOException, PictureRefusedException {
        byte[] thumbnail = jpeg(Drawing.thumbnail(picture, THUMBNAIL_SIDE), THUMBNAIL_QUALITY);
        PictureFormat format = bare.format();
        byte[] bytes = null;
        if (format == PictureFormat.PNG && (long) picture.getWidth() * picture.getHeight() <= PNG_PIXELS) {
            bytes = png(picture);
        }
        if (bytes == null || bytes.length > PNG_BYTES) {
            format = PictureFormat.JPEG;
            bytes = jpeg(picture);
        }
        return new CleanPicture(
                Digest.sha256(bytes), format, picture.getWidth(), picture.getHeight(), bytes, thumbnail);
    }

    private BufferedImage decode() throws PictureRefusedException {
        ImageReader decoder =
                ImageIO.getImageReadersByMIMEType(bare.format().mediaType()).next();
        reader = decoder;
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bare.bytes()))) {
            decoder.setInput(in, true, true);
            ImageReadParam every = decoder.getDefaultReadParam();
            int step = step(bare.width(), bare.height());
            every.setSourceSubsampling(step, step, 0, 0);
            BufferedImage decoded = decoder.read(0, every);
            if (calledOff) {
                throw new PictureRefusedException(PictureRefusal.TOO_SLOW);
            }
            return decoded;
        } catch (IOException | RuntimeException undecodable) {
            // A decoder of hostile bytes may fail in any way; whichever it is, the file is not a sound picture.
            throw new PictureRefusedException(calledOff ? PictureRefusal.TOO_SLOW : PictureRefusal.DAMAGED);
        } finally {
            decoder.dispose();
        }
    }

    static int step(int width, int height) {
        int step = 1;
        while ((long) (width / step) * (height / step) > PIXELS_IN_MEMORY) {
            step++;
        }
        return step;
    }

    private byte[] jpeg(BufferedImage picture) throws IOException, PictureRefusedException {
        for (float quality : QUALITIES) {
            if (calledOff) {
                throw new PictureRefusedException(PictureRefusal.TOO_SLOW);
            }
            byte[] coded = jpeg(picture, quality);
            if (coded.length <= AttachmentBounds.BYTES) {
                return coded;
            }
        }
        throw new PictureRefusedException(PictureRefusal.TOO_LARGE);
    }

    private static byte[] jpeg(BufferedImage picture, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(coded)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return coded.toByteArray();
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(coded)) {
            ImageIO.write(picture, "png", out);
        }
        return coded.toByteArray();
    }
}
