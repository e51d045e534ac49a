package org.tidewaiter.node.vocabulary;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidewaiter.node.vocabulary.OfficeCheck.Wrong;
import org.tidewaiter.node.vocabulary.Offices.FileOutcome;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.report.registers.CsvTable;
import org.tidewaiter.report.registers.RowFault;

/** What is wrong with an office or a file, in the reader's language. */
final class RegisterWords {

    private static final Pattern ROW = Pattern.compile("row\\[(\\d+)](?:\\.(.+))?");

    private RegisterWords() {}

    static List<Fault> office(Page page, List<Wrong> wrong) {
        return wrong.stream()
                .map(each -> new Fault(each.field(), each.rule(), page.text("vocabulary.rule." + each.rule())))
                .toList();
    }

    /** Paths are {@code row[7].locode}; the row is the line of the file. */
    static List<Fault> offices(Page page, CsvTable table, List<FileOutcome.Row> rows) {
        List<Fault> faults = new ArrayList<>();
        for (FileOutcome.Row row : rows) {
            for (Wrong wrong : row.wrong()) {
                String path = path(table.rows().get(row.index()).line(), OfficeFile.column(wrong.field()));
                faults.add(new Fault(path, wrong.rule(), page.text("vocabulary.rule." + wrong.rule())));
            }
        }
        return faults.stream().limit(100).toList();
    }

    static List<Fault> file(Page page, List<RowFault> faults) {
        return faults.stream()
                .map(fault -> new Fault(
                        fault.row() == 0 ? "" : path(fault.row(), fault.column()),
                        fault.rule(),
                        page.text("vocabulary.file." + fault.rule(), fault.argument())))
                .toList();
    }

    /** With the place in words before the sentence, for pages on which the file has no fields to point at. */
    static List<Fault> placed(Page page, List<Fault> faults) {
        return faults.stream().map(fault -> placed(page, fault)).toList();
    }

    private static Fault placed(Page page, Fault fault) {
        Matcher path = ROW.matcher(fault.path());
        if (!path.matches()) {
            return new Fault("", fault.rule(), fault.message());
        }
        String place = path.group(2) == null
                ? page.text("vocabulary.file.row", path.group(1))
                : page.text("vocabulary.file.cell", path.group(1), path.group(2));
        return new Fault("", fault.rule(), place + " " + fault.message());
    }

    private static String path(int row, String column) {
        return "row[" + row + "]" + (column.isEmpty() ? "" : "." + column);
    }
}
