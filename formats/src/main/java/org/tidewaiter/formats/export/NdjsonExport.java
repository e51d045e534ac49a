package org.tidewaiter.formats.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.ReportJson;
import org.tidewaiter.report.vocabulary.Vocabulary;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whole reports, one a line, between a line that names the format and one that ends the file with its counts. */
final class NdjsonExport implements ReportExport {

    /** Named in the first line. */
    static final String FORMAT = "tidewaiter-reports/1";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonMapper mapper = ReportJson.mapper();
    private final ExportAbout about;
    private final ExportTally tally = new ExportTally();
    private final OutputStream out;

    NdjsonExport(OutputStream out, ExportAbout about) throws IOException {
        this.about = about;
        this.out = new BufferedOutputStream(out);
        ObjectNode header = NODES.objectNode()
                .put("format", FORMAT)
                .put("node", about.node())
                .put("at", about.at().toString())
                .put("reference", about.reference())
                .put("vocabulary", Vocabulary.load().edition());
        about.filters().forEach(header.putArray("filters")::add);
        line(NODES.objectNode().set("export", header));
    }

    @Override
    public void write(ExportedReport report) throws IOException {
        ObjectNode document = NODES.objectNode().put("originator", report.originator());
        if (report.number() != null) {
            document.put("number", report.number());
        }
        document.put("version", report.version()).put("state", report.state());
        if (report.releasedAt() != null) {
            document.put("releasedAt", report.releasedAt().toString());
        }
        if (!report.handling().isEmpty()) {
            report.handling().forEach(document.putArray("handling")::add);
        }
        if (report.lines().size() < report.report().goods().size()) {
            report.lines().stream().map(GoodsLine::id).forEach(document.putArray("found")::add);
        }
        document.set("report", mapper.valueToTree(report.report()));
        line(document);
        tally.add(report, 1);
    }

    @Override
    public void end() throws IOException {
        ObjectNode end = NODES.objectNode()
                .put("rows", tally.rows())
                .put("cases", tally.cases())
                .put("seizures", tally.seizures());
        ObjectNode provenances = end.putObject("provenances");
        tally.provenances().forEach((provenance, count) -> provenances.put(provenance.name(), count));
        ObjectNode statements = end.putObject("says");
        new Colophon(about, tally).statements().forEach(one -> statements.put(one.about(), one.says()));
        line(NODES.objectNode().set("end", end));
        out.flush();
    }

    @Override
    public ExportTally tally() {
        return tally;
    }

    @Override
    public void close() {
        // what was not flushed stays behind: the file has no end then
    }

    private void line(ObjectNode document) throws IOException {
        out.write(mapper.writeValueAsBytes(document));
        out.write('\n');
    }
}
