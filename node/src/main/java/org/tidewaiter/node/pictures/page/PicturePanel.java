package org.tidewaiter.node.pictures.page;

import java.util.List;
import java.util.UUID;

/**
 * The pictures of one report, on its page.
 *
 * @param mayAdd whether this account may upload to it
 * @param toReview how many wait for this account's review
 */
public record PicturePanel(UUID record, List<PictureTile> tiles, boolean mayAdd, int toReview) {

    public PicturePanel {
        tiles = List.copyOf(tiles);
    }

    public boolean isShown() {
        return mayAdd || !tiles.isEmpty();
    }
}
