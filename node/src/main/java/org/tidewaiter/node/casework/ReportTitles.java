package org.tidewaiter.node.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.registry.GoodsSummary;
import org.tidewaiter.node.registry.ReportSummary;
import org.tidewaiter.node.web.Page;

/** Names a report in words: "8,000 cigarettes, lorry, Narva, 3 May 2026". */
@Component
class ReportTitles {

    private final FieldWording wording;

    ReportTitles(FieldWording wording) {
        this.wording = wording;
    }

    String title(ReportSummary report, Page page) {
        List<String> parts = new ArrayList<>();
        parts.add(goods(report, page));
        add(
                parts,
                wording.code("conveyance", report.conveyance(), page)
                        .toLowerCase(page.language().locale()));
        add(parts, place(report, page));
        add(parts, wording.eventDate(report.eventDate(), page));
        return String.join(", ", parts);
    }

    /** The first goods line with its quantity, and how many more there are. */
    String goods(ReportSummary report, Page page) {
        if (report.goods().isEmpty()) {
            return wording.code("event-kind", report.eventKind(), page);
        }
        GoodsSummary first = report.goods().getFirst();
        String words = counted(first, page).orElseGet(() -> kindAndQuantity(first, page));
        int others = report.goods().size() - 1;
        return others == 0 ? words : page.text("casework.goods.more", words, others);
    }

    private String kindAndQuantity(GoodsSummary line, Page page) {
        String kind = wording.code("subcategory", line.subcategory(), page);
        String quantity = quantity(line, page);
        return quantity.isEmpty() ? kind : kind + ", " + quantity;
    }

    private Optional<String> counted(GoodsSummary line, Page page) {
        return line.baseAmount() != null
                ? wording.counted(line.baseAmount(), line.baseUnit(), line.subcategory(), page)
                : wording.counted(line.amount(), line.unit(), line.subcategory(), page);
    }

    /** The quantity in the base unit where it converts, else as recorded. */
    String quantity(GoodsSummary line, Page page) {
        return line.baseAmount() != null
                ? wording.amount(line.baseAmount(), line.baseUnit(), page)
                : wording.amount(line.amount(), line.unit(), page);
    }

    String place(ReportSummary report, Page page) {
        String country = wording.code("country", report.discoveryCountry(), page);
        return report.place() == null
                ? country
                : country.isEmpty() ? report.place() : report.place() + " (" + country + ")";
    }

    String route(ReportSummary report, Page page) {
        String from = wording.code("country", report.departureCountry(), page);
        String to = wording.code("country", report.destinationCountry(), page);
        if (from.isEmpty() && to.isEmpty()) {
            return "";
        }
        return (from.isEmpty() ? "…" : from) + " → " + (to.isEmpty() ? "…" : to);
    }

    private static void add(List<String> parts, @Nullable String part) {
        if (part != null && !part.isBlank()) {
            parts.add(part);
        }
    }
}
