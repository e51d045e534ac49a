package org.tidewaiter.node.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewaiter.exchange.version.Digest;

class PictureCleaningTest {

    private final PictureCleaning cleaning = new PictureCleaning();

    @AfterEach
    void stop() {
        cleaning.destroy();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private void assertRefused(byte[] file, PictureRefusal refusal) {
        assertThatThrownBy(() -> cleaning.clean(file))
                .isInstanceOfSatisfying(
                        PictureRefusedException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }

    @Test
    void nothingThatTheCameraAddedIsLeft() throws PictureRefusedException {
        byte[] photograph = Samples.photograph(800, 600, 1);
        assertThat(text(photograph)).contains("GPS-59.3774N").contains("tail");

        CleanPicture clean = cleaning.clean(photograph);

        for (byte[] bytes : new byte[][] {clean.bytes(), clean.thumbnail()}) {
            assertThat(text(bytes)).doesNotContain("PLANTED", "59.3774N", "Exif", "xmpmeta", "ICC_PROFILE", "tail");
        }
        assertThat(clean.digest()).isEqualTo(Digest.sha256(clean.bytes()));
        assertThat(clean.format()).isEqualTo(PictureFormat.JPEG);
        assertThat(clean.width()).isEqualTo(800);
        assertThat(clean.height()).isEqualTo(600);
        assertColour(Samples.decoded(clean.bytes()), 20, 20, Color.RED);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 20, 20",
        "2, 780, 20",
        "3, 780, 580",
        "4, 20, 580",
        "5, 20, 20",
        "6, 580, 20",
        "7, 580, 780",
        "8, 20, 780"
    })
    void aPictureTakenOnItsSideStandsUpright(int orientation, int redX, int redY) throws PictureRefusedException {
        CleanPicture clean = cleaning.clean(Samples.photograph(800, 600, orientation));

        assertThat(clean.width()).isEqualTo(orientation >= 5 ? 600 : 800);
        BufferedImage upright = Samples.decoded(clean.bytes());
        assertThat(upright.getWidth()).isEqualTo(clean.width());
        assertThat(upright.getHeight()).isEqualTo(clean.height());
        assertColour(upright, redX, redY, Color.RED);
        assertColour(upright, clean.width() - 1 - redX, clean.height() - 1 - redY, Color.BLUE);
    }

    private static void assertColour(BufferedImage picture, int x, int y, Color wanted) {
        Color found = new Color(picture.getRGB(x, y));
        assertThat(Math.abs(found.getRed() - wanted.getRed())
                        + Math.abs(found.getGreen() - wanted.getGreen())
                        + Math.abs(found.getBlue() - wanted.getBlue()))
                .as("%s at %d, %d", found, x, y)
                .isLessThan(40);
    }

    @Test
    void whatTextAndTransparencyHideInAPngIsGone() throws PictureRefusedException {
        BufferedImage hiding = new BufferedImage(300, 200, BufferedImage.TYPE_INT_ARGB);
        for (int x = 0; x < 300; x++) {
            for (int y = 0; y < 200; y++) {
                hiding.setRGB(x, y, x < 150 ? 0x00C81E1E : 0xFF1E1EC8);
            }
        }
        byte[] png = Samples.withChunk(
                Samples.coded(hiding, "png"), "tEXt", Samples.ascii("Author\u0000" + Samples.PLANTED));

        CleanPicture clean = cleaning.clean(png);

        assertThat(clean.format()).isEqualTo(PictureFormat.PNG);
        assertThat(text(clean.bytes())).doesNotContain("PLANTED", "tEXt");
        BufferedImage seen = Samples.decoded(clean.bytes());
        assertThat(seen.getColorModel().hasAlpha()).isFalse();
        assertThat(seen.getRGB(75, 100)).isEqualTo(0xFFFFFFFF);
        assertThat(seen.getRGB(225, 100)).isEqualTo(0xFF1E1EC8);
    }

    @Test
    void greyStaysAsBrightAsItWas() throws PictureRefusedException {
        for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY}) {
            BufferedImage grey = new BufferedImage(400, 300, type);
            int maximum = type == BufferedImage.TYPE_BYTE_GRAY ? 255 : 65_535;
            for (int x = 0; x < 400; x++) {
                for (int y = 0; y < 300; y++) {
                    grey.getRaster().setSample(x, y, 0, maximum / 2);
                }
            }
            BufferedImage seen =
                    Samples.decoded(cleaning.clean(Samples.coded(grey, "png")).bytes());
            assertThat(seen.getRaster().getSample(200, 150, 0)).isBetween(126, 129);
        }
    }

    @Test
    void whatWasCleanedHoldsNothingButThePicture() throws PictureRefusedException {
        for (byte[] file :
                new byte[][] {Samples.jpeg(640, 480), Samples.png(640, 480), Samples.photograph(5_000, 2_000, 6)}) {
            CleanPicture clean = cleaning.clean(file);
            BarePicture bare = BarePicture.of(clean.bytes());
            assertThat(bare.isAllOf(clean.bytes())).isTrue();
            assertThat(bare.width()).isEqualTo(clean.width());
            assertThat(bare.height()).isEqualTo(clean.height());
            assertThat(Math.max(clean.width(), clean.height())).isLessThanOrEqualTo(PictureCodec.LONGEST_SIDE);
            assertThat(BarePicture.of(clean.thumbnail()).width()).isLessThanOrEqualTo(PictureCodec.THUMBNAIL_SIDE);
        }
    }

    @Test
    void thePictureIsTheSameWhoeverUploadsItAgain() throws PictureRefusedException {
        byte[] photograph = Samples.photograph(900, 700, 3);
        assertThat(cleaning.clean(photograph).digest())
                .isEqualTo(cleaning.clean(photograph).digest());
    }

    static Stream<Arguments> refused() {
        byte[] jpeg = Samples.jpeg(300, 200);
        byte[] png = Samples.png(300, 200);
        byte[] zip = Samples.ascii("PK\u0003\u0004 and so on");
        return Stream.of(
                Arguments.of("an empty file", new byte[0], PictureRefusal.EMPTY),
                Arguments.of("a HEIC file", Samples.ascii("\0\0\0\u0018ftypheic\0\0\0\0mif1heic"), PictureRefusal.HEIC),
                Arguments.of("a WebP file", Samples.ascii("RIFF\u0010\0\0\0WEBPVP8 "), PictureRefusal.WEBP),
                Arguments.of("a GIF file", Samples.ascii("GIF89a\u0001\0\u0001\0"), PictureRefusal.GIF),
                Arguments.of(
                        "an SVG file", Samples.ascii("<?xml version='1.0'?><SVG onload='x()'/>"), PictureRefusal.SVG),
                Arguments.of("a PDF file", Samples.ascii("%PDF-1.7\n%"), PictureRefusal.PDF),
                Arguments.of("a TIFF file", Samples.ascii("II*\0\u0008\0\0\0"), PictureRefusal.TIFF),
                Arguments.of("a text", Samples.ascii("this is photo.jpg"), PictureRefusal.NOT_A_PICTURE),
                Arguments.of("a JPEG cut off", Arrays.copyOf(jpeg, jpeg.length / 2), PictureRefusal.DAMAGED),
                Arguments.of("a PNG cut off", Arrays.copyOf(png, png.length - 20), PictureRefusal.DAMAGED),
                Arguments.of("a PNG with a bit turned", turned(png), PictureRefusal.DAMAGED),
                Arguments.of("a JPEG with an archive behind it", Samples.joined(jpeg, zip), PictureRefusal.TWO_THINGS),
                Arguments.of("a PNG with an archive behind it", Samples.joined(png, zip), PictureRefusal.TWO_THINGS),
                Arguments.of(
                        "a JPEG that is a page too",
                        Samples.commented(jpeg, "<!DOCTYPE html><SCRIPT>x()</SCRIPT>"),
                        PictureRefusal.TWO_THINGS),
                Arguments.of(
                        "a JPEG that is a PDF too",
                        Samples.commented(jpeg, "%PDF-1.4 1 0 obj"),
                        PictureRefusal.TWO_THINGS),
                Arguments.of(
                        "a PNG that is a program too",
                        Samples.withChunk(png, "tEXt", Samples.ascii("Comment\0<?php x();")),
                        PictureRefusal.TWO_THINGS),
                Arguments.of(
                        "a JPEG that says it is huge",
                        Samples.resized(jpeg, 65_000, 65_000),
                        PictureRefusal.TOO_MANY_PIXELS),
                Arguments.of("a JPEG one line high", Samples.resized(jpeg, 30_000, 1), PictureRefusal.TOO_MANY_PIXELS),
                Arguments.of(
                        "a PNG that says it is huge",
                        Samples.png(2_000_000_000, 2_000_000_000, zip),
                        PictureRefusal.TOO_MANY_PIXELS),
                Arguments.of("a PNG without points", Samples.png(20_000, 2_500, new byte[10]), PictureRefusal.DAMAGED),
                Arguments.of("21 megabytes", new byte[PictureCleaning.FILE_BYTES + 1], PictureRefusal.TOO_LARGE));
    }

    private static byte[] turned(byte[] png) {
        byte[] changed = png.clone();
        changed[60] ^= 1;
        return changed;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String what, byte[] file, PictureRefusal refusal) {
        assertRefused(file, refusal);
    }

    @Test
    void aFloodOfPixelsIsRefusedBeforeItUnfolds() {
        byte[] flood = Samples.flood(19_000, 19_000);
        assertThat(flood.length).isLessThan(1_000_000);
        long start = System.nanoTime();

        assertRefused(flood, PictureRefusal.TOO_MANY_PIXELS);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void thePicturesThatAreDecodedTakeBoundedMemory() throws PictureRefusedException {
        byte[] largest = Samples.flood(7_000, 7_000);
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getTotalThreadAllocatedBytes();

        CleanPicture clean = cleaning.clean(largest);

        assertThat(Math.max(clean.width(), clean.height())).isLessThanOrEqualTo(PictureCodec.LONGEST_SIDE);
        assertThat(threads.getTotalThreadAllocatedBytes() - before).isLessThan(200_000_000);
    }

    @Test
    void aPassOverAllPixelsTooManyIsRefused() {
        byte[] jpeg = Samples.jpeg(64, 64);
        int scan = indexOf(jpeg, 0xDA);
        byte[] passes = Arrays.copyOfRange(jpeg, scan, jpeg.length - 2);
        byte[] many = Arrays.copyOf(jpeg, jpeg.length - 2);
        for (int i = 0; i < 60; i++) {
            many = Samples.joined(many, passes);
        }
        assertRefused(Samples.joined(many, new byte[] {(byte) 0xFF, (byte) 0xD9}), PictureRefusal.TOO_SLOW);
    }

    private static int indexOf(byte[] jpeg, int marker) {
        for (int i = 2; i < jpeg.length; i++) {
            if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == marker) {
                return i;
            }
        }
        throw new IllegalArgumentException("no such marker");
    }
}
