package org.tidewaiter.node.pictures;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** Draws pictures onto an opaque ground: what was hidden by transparency is gone, not only unseen. */
final class Drawing {

    private Drawing() {}

    /** No wider and no higher than that, upright, and grey if it was grey. */
    static BufferedImage upright(BufferedImage picture, int orientation, int longestSide) {
        double scale = Math.min(1.0, (double) longestSide / Math.max(picture.getWidth(), picture.getHeight()));
        int width = scaled(picture.getWidth(), scale);
        int height = scaled(picture.getHeight(), scale);
        boolean turned = Orientation.isOnItsSide(orientation);
        BufferedImage drawn = new BufferedImage(turned ? height : width, turned ? width : height, type(picture));
        AffineTransform transform = Orientation.upright(orientation, width, height);
        transform.scale((double) width / picture.getWidth(), (double) height / picture.getHeight());
        draw(picture, drawn, transform);
        return drawn;
    }

    /** A small one, halved step by step so that fine lines stay visible. */
    static BufferedImage thumbnail(BufferedImage picture, int longestSide) {
        BufferedImage small = picture;
        while (Math.max(small.getWidth(), small.getHeight()) > 2 * longestSide) {
            small = upright(small, 1, Math.max(small.getWidth(), small.getHeight()) / 2);
        }
        return upright(small, 1, longestSide);
    }

    private static int scaled(int side, double scale) {
        return Math.max(1, (int) Math.round(side * scale));
    }

    private static int type(BufferedImage picture) {
        boolean grey = picture.getColorModel().getNumComponents() == 1;
        return grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB;
    }

    private static void draw(BufferedImage picture, BufferedImage onto, AffineTransform transform) {
        Graphics2D graphics = onto.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, onto.getWidth(), onto.getHeight());
            graphics.drawImage(picture, transform, null);
        } finally {
            graphics.dispose();
        }
    }
}
