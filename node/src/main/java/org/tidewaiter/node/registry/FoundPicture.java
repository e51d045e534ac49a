package org.tidewaiter.node.registry;

import java.util.List;
import org.tidewaiter.report.Picture;

/**
 * A picture with the report that it belongs to.
 *
 * @param concealment places of concealment of the report, codes of the list {@code concealment-place}
 */
public record FoundPicture(Picture picture, ReportSummary report, List<String> concealment) {

    public FoundPicture {
        concealment = List.copyOf(concealment);
    }
}
