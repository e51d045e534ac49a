package org.tidewaiter.node.intake.page;

import java.util.List;

/** The templates, one line a category. */
public record TemplatesPage(List<Line> lines) {

    public TemplatesPage {
        lines = List.copyOf(lines);
    }

    /**
     * @param workbook address of the XLSX template
     * @param csv address of the CSV template
     */
    public record Line(String category, String workbook, String csv) {}
}
