package org.tidewaiter.node.delivery.network;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.delivery.page.NetworkPicture;
import org.tidewaiter.node.delivery.page.NetworkPicture.Link;
import org.tidewaiter.node.delivery.page.NetworkPicture.Point;
import org.tidewaiter.node.delivery.page.NetworkPicture.Tone;
import org.tidewaiter.node.delivery.partner.NetworkAddress;
import org.tidewaiter.node.delivery.queue.LaneFigures;
import org.tidewaiter.node.delivery.queue.LaneState;
import org.tidewaiter.node.delivery.queue.OutgoingLane;
import org.tidewaiter.node.settings.NodeSettings;
import org.tidewaiter.node.web.Page;

/** Draws the network as this node sees it: itself, its partners, and what travelled within the last minute. */
@Component
class NetworkDrawing {

    private static final Duration LATELY = Duration.ofMinutes(1);
    private static final int WIDTH = 860;
    private static final int ROW = 84;
    private static final int MARGIN = 28;
    private static final int ONE_SIDE = 6;
    private static final int LONGEST_TITLE = 22;

    private final LaneFigures figures;
    private final NodeSettings settings;
    private final Clock clock;

    NetworkDrawing(LaneFigures figures, NodeSettings settings, Clock clock) {
        this.figures = figures;
        this.settings = settings;
        this.clock = clock;
    }

    /** Null where there is nobody to draw. */
    @Nullable
    NetworkPicture of(List<LaneState> lanes, Page page) {
        if (lanes.isEmpty()) {
            return null;
        }
        boolean bothSides = lanes.size() > ONE_SIDE;
        int rows = bothSides ? (lanes.size() + 1) / 2 : lanes.size();
        int height = 2 * MARGIN + rows * ROW;
        int half = NetworkPicture.BOX_WIDTH / 2;
        Point centre = new Point(bothSides ? WIDTH / 2 : half + MARGIN, height / 2);
        Instant since = clock.instant().minus(LATELY);
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < lanes.size(); i++) {
            boolean left = bothSides && i % 2 == 1;
            int row = bothSides ? i / 2 : i;
            int inRow = bothSides && left ? lanes.size() / 2 : rows;
            int y = height / 2 + (2 * row - inRow + 1) * ROW / 2;
            links.add(link(
                    lanes.get(i), centre, new Point(left ? half + MARGIN : WIDTH - half - MARGIN, y), since, page));
        }
        Locale locale = page.language().locale();
        return new NetworkPicture(
                WIDTH,
                height,
                centre,
                shortened(settings.node().title().in(locale)),
                page.text("delivery.picture.words", lanes.size()),
                links);
    }

    private Link link(LaneState lane, Point centre, Point at, Instant since, Page page) {
        long sent = figures.lately(lane.partner(), "RECEIVED", since);
        long received = figures.lately(lane.partner(), "ISSUED", since);
        return new Link(
                shortened(lane.title().in(page.language().locale())),
                NetworkAddress.PATH + "/" + lane.partner(),
                at,
                line(centre, at),
                tone(lane),
                sent > 0,
                received > 0,
                words(lane, sent + received, page));
    }

    private static String line(Point from, Point to) {
        int side = to.x() < from.x() ? -1 : 1;
        int begin = from.x() + side * NetworkPicture.BOX_WIDTH / 2;
        int end = to.x() - side * NetworkPicture.BOX_WIDTH / 2;
        int middle = (begin + end) / 2;
        return "M%d,%d C%d,%d %d,%d %d,%d".formatted(begin, from.y(), middle, from.y(), middle, to.y(), end, to.y());
    }

    private static Tone tone(LaneState lane) {
        OutgoingLane out = lane.outgoing();
        if (out == null) {
            return lane.incoming() == null ? Tone.UNUSED : Tone.WELL;
        }
        if (out.problem() != null) {
            return Tone.TROUBLE;
        }
        return out.waiting() > 0 ? Tone.WAITING : Tone.WELL;
    }

    private static String words(LaneState lane, long lately, Page page) {
        OutgoingLane out = lane.outgoing();
        String moved = page.text("delivery.picture.lately", lately);
        return out == null || out.waiting() == 0
                ? moved
                : page.text("delivery.picture.waiting", moved, page.wording().number(out.waiting()));
    }

    private static String shortened(String title) {
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE - 1) + "…";
    }
}
