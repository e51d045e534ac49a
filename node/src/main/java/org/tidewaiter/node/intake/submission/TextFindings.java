package org.tidewaiter.node.intake.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.LineText;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.rules.Fault;
import org.tidewaiter.report.rules.Severity;
import org.tidewaiter.report.screening.TextScreening;

/**
 * Looks through the texts of a report that may leave one day. What looks personal holds the text back, never the report:
 * it is a note, and free text never goes by automatic release.
 */
public final class TextFindings {

    public static final String RULE = "text-looks-personal";

    private final TextScreening screening;
    private final List<Fault> found = new ArrayList<>();

    private TextFindings(TextScreening screening) {
        this.screening = screening;
    }

    static List<Fault> of(SeizureReport report, TextScreening screening) {
        TextFindings findings = new TextFindings(screening);
        findings.look("summary", report.summary());
        if (report.consignment() != null) {
            findings.look(
                    "consignment.declaredDescription", report.consignment().declaredDescription());
        }
        List<GoodsLine> goods = report.goods();
        for (int i = 0; i < goods.size(); i++) {
            for (LineText text : LineText.values()) {
                findings.look("goods[" + i + "]." + text.path(), text.of(goods.get(i)));
            }
        }
        return List.copyOf(findings.found);
    }

    private void look(String path, @Nullable String text) {
        if (text != null && !screening.screen(text).isEmpty()) {
            found.add(new Fault(RULE, Severity.NOTE, path, Map.of()));
        }
    }
}
