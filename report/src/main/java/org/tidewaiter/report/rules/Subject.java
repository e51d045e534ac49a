package org.tidewaiter.report.rules;

import java.time.LocalDate;
import java.util.List;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.NominalPart;
import org.tidewaiter.report.RouteLeg;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.vocabulary.Vocabulary;

/**
 * What the rules judge, and against what.
 *
 * @param latest the last day that is not in the future
 */
record Subject(SeizureReport report, NominalPart nominal, Vocabulary vocabulary, LocalDate latest) {

    /** The day for which codes must be valid: that of the event, or today where none is given. */
    LocalDate day() {
        return report.eventDate() == null ? latest : report.eventDate().date();
    }

    void eachLine(Each<GoodsLine> judge) {
        each("goods", report.goods(), judge);
    }

    void eachLeg(Each<RouteLeg> judge) {
        each("route", report.route(), judge);
    }

    static <T> void each(String path, List<T> values, Each<T> judge) {
        for (int i = 0; i < values.size(); i++) {
            judge.judge(values.get(i), path + "[" + i + "]");
        }
    }

    @FunctionalInterface
    interface Each<T> {
        void judge(T value, String path);
    }
}
