package org.tidewaiter.node.casework.page;

import java.time.Instant;
import java.util.List;
import org.tidewaiter.node.web.component.Choice;

/**
 * Versions that this node has lost and partners have given back.
 *
 * @param reasons for which a report may be withdrawn
 * @param more whether there are others
 */
public record LostVersionList(List<Line> lines, List<Choice> reasons, boolean more) {

    /**
     * One version.
     *
     * @param partner who holds it
     */
    public record Line(
            String originator, String number, int version, boolean withdrawal, String partner, Instant offeredAt) {

        public String report() {
            return originator + "/" + number;
        }

        /** Of the form in which its report is withdrawn. */
        public String id() {
            return "withdraw-" + number + "-" + version;
        }
    }
}
