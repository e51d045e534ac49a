package org.tidewaiter.node.pictures;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/** Picture files as cameras and others write them. */
final class Samples {

    /** Stands where a camera writes position, owner and serial number. */
    static final String PLANTED = "PLANTED-GPS-59.3774N-28.1990E-MARI";

    private Samples() {}

    /** Top left red, bottom right blue, so that one sees how it was turned. */
    static BufferedImage drawn(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, Color.LIGHT_GRAY, width, height, Color.DARK_GRAY));
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 4, height / 4);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width - width / 4, height - height / 4, width / 4, height / 4);
        graphics.dispose();
        return picture;
    }

    static byte[] jpeg(int width, int height) {
        return coded(drawn(width, height), "jpeg");
    }

    static byte[] png(int width, int height) {
        return coded(drawn(width, height), "png");
    }

    static byte[] coded(BufferedImage picture, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static BufferedImage decoded(byte[] bytes) {
        try {
            return ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With everything that a telephone adds, each with the planted words: EXIF, XMP, a comment, bytes behind the end. */
    static byte[] photograph(int width, int height, int orientation) {
        byte[] jpeg = jpeg(width, height);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        segment(out, 0xE1, exif(orientation));
        segment(out, 0xE1, ascii("http://ns.adobe.com/xap/1.0/\u0000<x:xmpmeta>" + PLANTED + "</x:xmpmeta>"));
        segment(out, 0xE2, ascii("ICC_PROFILE\u0000\u0001\u0001" + PLANTED));
        segment(out, 0xFE, ascii("taken by " + PLANTED));
        out.write(jpeg, 2, jpeg.length - 2);
        out.writeBytes(ascii("tail " + PLANTED));
        return out.toByteArray();
    }

    /** A TIFF directory with the orientation and a GPS directory that holds the planted words. */
    private static byte[] exif(int orientation) {
        byte[] planted = ascii(PLANTED + "\u0000");
        ByteBuffer exif = ByteBuffer.allocate(6 + 8 + 2 + 24 + 4 + 2 + 12 + 4 + planted.length);
        exif.put(ascii("Exif\u0000\u0000")).put(ascii("MM\u0000*")).putInt(8);
        exif.putShort((short) 2);
        exif.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        exif.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(38);
        exif.putInt(0);
        exif.putShort((short) 1);
        exif.putShort((short) 0x001B).putShort((short) 2).putInt(planted.length).putInt(56);
        exif.putInt(0);
        exif.put(planted);
        return exif.array();
    }

    private static void segment(ByteArrayOutputStream out, int marker, byte[] content) {
        out.write(0xFF);
        out.write(marker);
        out.write(content.length + 2 >> 8);
        out.write(content.length + 2 & 0xFF);
        out.writeBytes(content);
    }

    /** A JPEG with a comment. */
    static byte[] commented(byte[] jpeg, String comment) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        segment(out, 0xFE, ascii(comment));
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    /** A PNG with one more chunk behind its header. */
    static byte[] withChunk(byte[] png, String type, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(png, 0, 33);
        out.writeBytes(chunk(type, content));
        out.write(png, 33, png.length - 33);
        return out.toByteArray();
    }

    static byte[] chunk(String type, byte[] content) {
        byte[] named = joined(ascii(type), content);
        CRC32 sum = new CRC32();
        sum.update(named);
        return ByteBuffer.allocate(8 + named.length)
                .putInt(content.length)
                .put(named)
                .putInt((int) sum.getValue())
                .array();
    }

    /** A few kilobytes that unfold to so many grey points, all zero. */
    static byte[] flood(int width, int height) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        byte[] row = new byte[width + 1];
        byte[] chunk = new byte[64 * 1024];
        ByteArrayOutputStream zeros = new ByteArrayOutputStream();
        for (int y = 0; y < height; y++) {
            deflater.setInput(row);
            while (!deflater.needsInput()) {
                zeros.write(chunk, 0, deflater.deflate(chunk));
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            zeros.write(chunk, 0, deflater.deflate(chunk));
        }
        deflater.end();
        return png(width, height, zeros.toByteArray());
    }

    /** A grey PNG that says that it has this size, with whatever stands for its points. */
    static byte[] png(int width, int height, byte[] points) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 0, 0, 0, 0})
                .array();
        byte[] signature = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
        return joined(
                joined(signature, chunk("IHDR", header)), joined(chunk("IDAT", points), chunk("IEND", new byte[0])));
    }

    /** A JPEG whose header says that it has another size than it has. */
    static byte[] resized(byte[] jpeg, int width, int height) {
        byte[] changed = jpeg.clone();
        for (int i = 2; i < changed.length; i++) {
            if ((changed[i] & 0xFF) == 0xFF && (changed[i + 1] & 0xFF) == 0xC0) {
                ByteBuffer.wrap(changed, i + 5, 4).putShort((short) height).putShort((short) width);
                return changed;
            }
        }
        throw new IllegalArgumentException("no frame");
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
