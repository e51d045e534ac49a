package org.tidewaiter.node.delivery.page;

import java.util.List;

/**
 * This node, its partners and what travels between them, as a drawing. Sizes are units of the drawing.
 *
 * @param centre where this node stands
 * @param title of this node, short enough for its box
 * @param words what the drawing shows, for those who do not see it
 */
public record NetworkPicture(int width, int height, Point centre, String title, String words, List<Link> links) {

    /** Width and height of a node's box; a point is the middle of one. */
    public static final int BOX_WIDTH = 196;

    public static final int BOX_HEIGHT = 54;

    public record Point(int x, int y) {

        public int left() {
            return x - BOX_WIDTH / 2;
        }

        public int top() {
            return y - BOX_HEIGHT / 2;
        }
    }

    /** What is to be seen of a link from afar. */
    public enum Tone {
        WELL,
        WAITING,
        TROUBLE,
        UNUSED
    }

    /**
     * @param line from this node to the partner, as an SVG path
     * @param sends whether something travelled to the partner within the last minute
     * @param receives the other way
     * @param figures under the partner's name
     */
    public record Link(
            String title,
            String path,
            Point at,
            String line,
            Tone tone,
            boolean sends,
            boolean receives,
            String figures) {}
}
