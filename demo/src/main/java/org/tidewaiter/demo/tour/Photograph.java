package org.tidewaiter.demo.tour;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A drawing of cartons on a pallet in place of a photograph, marked as what it is. */
final class Photograph {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 640;
    private static final int CARTON = 120;

    private Photograph() {}

    static byte[] jpeg() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(0x3B4A50));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(new Color(0x59686D));
        pen.fillRect(0, HEIGHT - 110, WIDTH, 110);
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 6; column++) {
                carton(pen, 120 + column * CARTON, HEIGHT - 150 - (row + 1) * 108, (row + column) % 2);
            }
        }
        pen.setColor(new Color(0x8A6B3F));
        pen.fillRect(100, HEIGHT - 150, 760, 26);
        pen.setColor(Color.WHITE);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 26));
        pen.drawString("Drawing for the demonstration", 24, HEIGHT - 30);
        pen.dispose();
        return encoded(image);
    }

    private static void carton(Graphics2D pen, int x, int y, int shade) {
        pen.setColor(shade == 0 ? new Color(0xC9A266) : new Color(0xBE9558));
        pen.fillRect(x, y, CARTON - 4, 104);
        pen.setColor(new Color(0xE6D3AC));
        pen.fillRect(x, y + 44, CARTON - 4, 14);
    }

    private static byte[] encoded(BufferedImage image) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "jpeg", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
