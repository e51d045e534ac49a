package org.tidewaiter.node.pictures.page;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One uploaded picture, before a reviewer.
 *
 * @param title of the report
 * @param image address of the whole picture; null once it is destroyed
 * @param uploaded who brought it and when, in words
 * @param decided who decided and when, in words; null before
 * @param next the next picture of the report that waits for a review, null for none
 * @param missing whether the reviewer has not made every statement
 */
public record ReviewPage(
        UUID record,
        PictureTile picture,
        String title,
        @Nullable String image,
        String uploaded,
        @Nullable String decided,
        @Nullable String next,
        boolean missing,
        Actions actions) {

    /** What this account may decide now. */
    public record Actions(boolean release, boolean withhold, boolean destroy, boolean undo, boolean remove) {

        public boolean any() {
            return release || withhold || destroy || undo || remove;
        }
    }
}
