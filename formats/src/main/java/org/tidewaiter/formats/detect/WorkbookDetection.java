package org.tidewaiter.formats.detect;

import java.io.IOException;
import java.util.List;
import org.tidewaiter.formats.files.FileShape;
import org.tidewaiter.formats.rows.FileSource;
import org.tidewaiter.formats.rows.Remark;
import org.tidewaiter.formats.xlsx.Sheet;
import org.tidewaiter.formats.xlsx.Workbook;
import org.tidewaiter.formats.xlsx.XlsxLimits;
import org.tidewaiter.formats.xlsx.XlsxRowFile;
import org.tidewaiter.formats.xlsx.XlsxShape;

/** Looks into a workbook. */
final class WorkbookDetection {

    private static final int LOOKED_AT = 50;

    private WorkbookDetection() {}

    static DetectedFile detect(FileSource source) throws IOException {
        XlsxLimits limits = XlsxLimits.defaults();
        Workbook workbook = Workbook.open(source, limits);
        List<Sheet> visible =
                workbook.sheets().stream().filter(sheet -> !sheet.hidden()).toList();
        String sheet = visible.isEmpty() ? null : visible.getFirst().name();
        List<Found<Integer>> headers =
                HeaderDetection.detect(XlsxRowFile.firstRows(source, workbook, sheet, limits, LOOKED_AT));
        XlsxShape shape = new XlsxShape(sheet, headers.getFirst().value(), '.');
        return new DetectedFile(
                Format.XLSX,
                Remark.of("detect.xlsx", workbook.sheets().size(), visible.size()),
                new FileShape.Xlsx(shape),
                List.of(),
                List.of(),
                headers,
                workbook.sheets().stream()
                        .map(each -> new FoundSheet(each.name(), each.hidden()))
                        .toList(),
                List.of());
    }
}
