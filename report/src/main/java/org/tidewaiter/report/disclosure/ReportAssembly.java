package org.tidewaiter.report.disclosure;

import java.util.ArrayList;
import java.util.List;
import org.tidewaiter.report.MalformedReportException;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.disclosure.DisclosedReport.Part;
import org.tidewaiter.report.shape.FieldPath;
import org.tidewaiter.report.shape.Misshape;
import org.tidewaiter.report.shape.RecordReader;
import org.tidewaiter.report.shape.RecordShape;
import tools.jackson.databind.node.ObjectNode;

/** Puts a report together from the parts that came. */
public final class ReportAssembly {

    private static final RecordShape<SeizureReport> REPORT = RecordShape.of(SeizureReport.class);

    private ReportAssembly() {}

    /**
     * What a receiver knows of a report, whatever the order in which its parts came. Goods lines stand in the order of
     * their ids. Of offenders, nationalities and descriptions are separate entries: nothing says which belong together.
     *
     * @throws MalformedReportException if a part is unknown, repeated or does not fit the record types, naming every place
     */
    public static SeizureReport assemble(List<Part> parts) throws MalformedReportException {
        List<Misshape> misshapes = new ArrayList<>();
        ObjectNode document = new PartReader(misshapes).document(parts);
        RecordReader reader = new RecordReader((rule, path) -> misshapes.add(new Misshape(rule, path)));
        SeizureReport report = reader.read(REPORT, document, FieldPath.ROOT);
        if (report == null || !misshapes.isEmpty()) {
            throw new MalformedReportException(misshapes);
        }
        return report;
    }
}
