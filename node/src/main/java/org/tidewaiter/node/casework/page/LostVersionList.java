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
     * @param branch whether another version stands in its place here
     * @param partner who holds it
     */
    public record Line(
            String originator,
            String number,
            int version,
            boolean withdrawal,
            boolean branch,
            String partner,
            Instant offeredAt) {

        public String report() {
            return originator + "/" + number;
        }

        /** Where both branches stand side by side. */
        public String path() {
            return "/lost-versions/" + report() + "/" + version;
        }

        /** Of the form in which its report is withdrawn. */
        public String id() {
            return "withdraw-" + number + "-" + version;
        }
    }
}
