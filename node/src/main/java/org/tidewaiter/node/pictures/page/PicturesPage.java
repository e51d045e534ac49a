package org.tidewaiter.node.pictures.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.component.Choice;

/**
 * The page on which pictures are added to a report.
 *
 * @param title of the report
 * @param kinds what a picture may show
 * @param kind the kind chosen before, null at first
 * @param faults of the last upload, one for each file that was refused
 * @param taken how many of the last upload were taken, in words; null for none
 */
public record PicturesPage(
        PicturePanel panel,
        String title,
        List<Choice> kinds,
        @Nullable String kind,
        List<Fault> faults,
        @Nullable String taken) {

    public PicturesPage {
        kinds = List.copyOf(kinds);
        faults = List.copyOf(faults);
    }
}
