package org.tidewaiter.node.web;

import java.time.ZoneId;
import java.util.Locale;
import org.tidewaiter.node.settings.NodePart;
import org.tidewaiter.node.settings.NodeSettings;
import org.tidewaiter.node.settings.Title;

/**
 * What every page says about the node it comes from. A hub, a gateway and a national node are told apart at a glance by
 * the colour of the band, an icon and a word.
 *
 * @param title of the administration, the body or the organisation
 * @param demonstration marks every page: the data is not real
 * @param zone in which times are written
 */
public record NodeIdentity(NodePart part, Title title, boolean demonstration, ZoneId zone) {

    static NodeIdentity of(NodeSettings settings, ZoneId zone) {
        return new NodeIdentity(settings.node().part(), settings.node().title(), settings.demonstration(), zone);
    }

    public String icon() {
        return switch (part) {
            case NATIONAL -> "building-lighthouse";
            case GATEWAY -> "building-bridge-2";
            case HUB -> "topology-star-3";
        };
    }

    /** For message keys and style: {@code national}, {@code gateway}, {@code hub}. */
    public String code() {
        return part.name().toLowerCase(Locale.ROOT);
    }
}
