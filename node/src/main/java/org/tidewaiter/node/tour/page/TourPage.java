package org.tidewaiter.node.tour.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.component.State;

/**
 * The tour as far as the visitor has gone.
 *
 * @param password of every account
 */
public record TourPage(String password, List<Stop> stops) {

    public TourPage {
        stops = List.copyOf(stops);
    }

    /**
     * One step.
     *
     * @param state how far the case has come there; null where nothing has happened yet
     * @param stands the same in words
     * @param ways where to click, the one to take first
     */
    public record Stop(
            int number,
            String title,
            String words,
            @Nullable State state,
            String stands,
            List<Way> ways) {

        public Stop {
            ways = List.copyOf(ways);
        }
    }

    /**
     * A link.
     *
     * @param account with which to sign in there; null where the visitor is signed in already
     */
    public record Way(String label, String href, @Nullable String account) {}
}
