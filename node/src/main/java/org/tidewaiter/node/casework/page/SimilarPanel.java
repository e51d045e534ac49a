package org.tidewaiter.node.casework.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.insight.page.RouteSketch;

/**
 * Cases that are like the one shown.
 *
 * @param sketch their routes on a map; null where none is known or this account sees no overview
 */
public record SimilarPanel(List<Similar> cases, @Nullable RouteSketch sketch) {

    public SimilarPanel {
        cases = List.copyOf(cases);
    }

    /**
     * One of them.
     *
     * @param likenesses in what it is like, in words
     */
    public record Similar(String path, String title, String route, String originator, List<String> likenesses) {

        public Similar {
            likenesses = List.copyOf(likenesses);
        }
    }
}
