package org.tidewaiter.report.disclosure;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.tidewaiter.report.MalformedReportException;
import org.tidewaiter.report.generated.GeneratedCases;
import org.tidewaiter.report.generated.GeneratedCases.Case;
import org.tidewaiter.report.rules.ReportRules;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Measures, by hand: microseconds of processor time a report for disclosing, assembling and judging. Not a test; run its main method. */
public final class DisclosureSpeed {

    private static final LocalDate UNTIL = LocalDate.of(2026, 11, 20);
    private static final int CASES = 5_000;

    private DisclosureSpeed() {}

    public static void main(String[] arguments) throws MalformedReportException {
        GeneratedCases generated = new GeneratedCases(3, UNTIL);
        List<Case> cases =
                IntStream.range(0, CASES).mapToObj(i -> generated.next()).toList();
        Discloser discloser = new Discloser(DisclosureProfile.named("non-personal-standard"));
        ReportRules rules = new ReportRules(Vocabulary.load(), () -> UNTIL);
        List<DisclosedReport> disclosed = cases.stream()
                .map(each -> discloser.disclose(each.report(), TextRelease.RELEASED_BY_A_PERSON, Set.of()))
                .toList();
        for (int round = 0; round < 25; round++) {
            long sum = 0;
            long start = cpu();
            for (Case each : cases) {
                sum += discloser
                        .disclose(each.report(), TextRelease.RELEASED_BY_A_PERSON, Set.of())
                        .parts()
                        .size();
            }
            long afterDisclosing = cpu();
            for (DisclosedReport each : disclosed) {
                sum += ReportAssembly.assemble(each.parts()).goods().size();
            }
            long afterAssembling = cpu();
            for (Case each : cases) {
                sum += rules.check(each.report(), each.nominal()).size();
            }
            long afterJudging = cpu();
            System.out.printf(
                    "round %d: disclose %.1f us, assemble %.1f us, check %.1f us (%d)%n",
                    round,
                    (afterDisclosing - start) / 1e3 / CASES,
                    (afterAssembling - afterDisclosing) / 1e3 / CASES,
                    (afterJudging - afterAssembling) / 1e3 / CASES,
                    sum);
        }
    }

    /** Of this thread, because other work may share the machine. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
