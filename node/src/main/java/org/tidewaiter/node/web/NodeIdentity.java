package org.tidewaiter.node.web;

import java.time.ZoneId;
import java.util.Locale;

/**
 * What every page says about the node it comes from.
 *
 * @param name of the administration, the body or the organisation: "Estonia"
 * @param demonstration marks every page: the data is not real
 * @param zone in which times are written
 */
public record NodeIdentity(Part part, String name, boolean demonstration, ZoneId zone) {

    /** The part a node plays, told apart at a glance by colour, icon and word. */
    public enum Part {
        NATIONAL("building-lighthouse"),
        GATEWAY("building-bridge-2"),
        HUB("topology-star-3");

        private final String icon;

        Part(String icon) {
            this.icon = icon;
        }

        public String icon() {
            return icon;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
