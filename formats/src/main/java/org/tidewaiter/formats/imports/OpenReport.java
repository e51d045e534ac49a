package org.tidewaiter.formats.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.mapping.MappedRow;
import org.tidewaiter.formats.rows.RowFault;
import org.tidewaiter.formats.rows.SourceRow;
import org.tidewaiter.report.MalformedReportException;
import org.tidewaiter.report.Submission;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The rows of one report, as far as they have been read. */
final class OpenReport {

    private final String sourceKey;
    private final List<SourceRow> rows = new ArrayList<>();
    private final boolean repeatsCount;
    private final Set<List<String>> seen = new HashSet<>();
    private final List<MappedRow.Line> goods = new ArrayList<>();
    private final Map<SourceRow, List<RowFault>> faulty = new LinkedHashMap<>();
    private final TreeSet<String> disagreements = new TreeSet<>();
    private @Nullable ObjectNode event;

    /**
     * @param repeatsCount whether a row that repeats another in every column makes goods lines of its own
     */
    OpenReport(String sourceKey, boolean repeatsCount) {
        this.sourceKey = sourceKey;
        this.repeatsCount = repeatsCount;
    }

    int size() {
        return rows.size();
    }

    void add(SourceRow row, MappedRow mapped) {
        rows.add(row);
        switch (mapped) {
            case MappedRow.Faulty(String key, List<RowFault> faults) -> faulty.put(row, faults);
            case MappedRow.Mapped(String key, ObjectNode document, List<MappedRow.Line> lines) -> {
                if (repeatsCount || seen.add(row.cells())) {
                    goods.addAll(lines);
                }
                compare(document);
            }
        }
    }

    /** The report, or all its rows refused. */
    List<ImportItem> close(int rowsPerReport) {
        if (!faulty.isEmpty()) {
            return refuseForFaultyRows();
        }
        if (rows.size() > rowsPerReport) {
            return refuse(RowFault.ofRow("report.too-many-rows", rowsPerReport));
        }
        if (event == null || !disagreements.isEmpty()) {
            return refuse(RowFault.ofRow("report.disagreement", String.join(", ", disagreements)));
        }
        try {
            return List.of(new ImportItem.Ready(sourceKey, rows, submission(event)));
        } catch (MalformedReportException malformed) {
            return refuse(RowFault.ofRow("report.shape", malformed.path()));
        }
    }

    private void compare(ObjectNode document) {
        ObjectNode first = event;
        if (first == null) {
            event = document;
        } else if (!first.equals(document)) {
            Stream.concat(first.propertyNames().stream(), document.propertyNames().stream())
                    .filter(name -> !first.path(name).equals(document.path(name)))
                    .forEach(disagreements::add);
        }
    }

    private Submission submission(ObjectNode document) throws MalformedReportException {
        GoodsLineNames names = new GoodsLineNames();
        ArrayNode lines = document.putArray("goods");
        for (MappedRow.Line line : goods) {
            String id = names.name(line.document());
            lines.add(line.document().put("id", id));
            if (!line.serialNumbers().isEmpty()) {
                line.serialNumbers().forEach(serials(document).putArray(id)::add);
            }
        }
        if (lines.isEmpty()) {
            document.remove("goods");
        }
        document.put("sourceKey", sourceKey);
        return Submission.read(document);
    }

    private static ObjectNode serials(ObjectNode document) {
        ObjectNode nominal = document.get("nominal") instanceof ObjectNode part ? part : document.putObject("nominal");
        return nominal.get("serialNumbers") instanceof ObjectNode numbers
                ? numbers
                : nominal.putObject("serialNumbers");
    }

    private List<ImportItem> refuseForFaultyRows() {
        String firstFaulty = Long.toString(faulty.keySet().iterator().next().number());
        List<RowFault> others = List.of(RowFault.ofRow("report.other-row", firstFaulty));
        return rows.stream()
                .<ImportItem>map(row -> new ImportItem.RefusedRow(row, faulty.getOrDefault(row, others)))
                .toList();
    }

    private List<ImportItem> refuse(RowFault fault) {
        return rows.stream()
                .<ImportItem>map(row -> new ImportItem.RefusedRow(row, List.of(fault)))
                .toList();
    }
}
