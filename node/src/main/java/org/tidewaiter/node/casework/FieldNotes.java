package org.tidewaiter.node.casework;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.vocabulary.LoadedReferences;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.report.EventDate;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.Money;
import org.tidewaiter.report.Place;
import org.tidewaiter.report.RouteLeg;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.registers.Equivalent;

/** What the node can say about a recorded value and the report itself does not hold. */
@Component
class FieldNotes {

    private static final List<String> IN = List.of("EUR", "USD");

    private final LoadedReferences references;

    FieldNotes(LoadedReferences references) {
        this.references = references;
    }

    /** Notes by path, goods lines by their id as in {@link ReportSections}. */
    Map<String, String> of(SeizureReport report, Page page) {
        Map<String, String> notes = new LinkedHashMap<>();
        Place place = report.place();
        if (place != null && place.post() != null && place.locode() == null && place.office() == null) {
            notes.put("place.post", page.text("casework.note.in-words"));
        }
        for (int i = 0; i < report.route().size(); i++) {
            RouteLeg leg = report.route().get(i);
            if (leg.place() != null && leg.locode() == null) {
                notes.put("route[" + i + "]", page.text("casework.note.in-words"));
            }
        }
        for (GoodsLine line : report.goods()) {
            String path = "goods[" + line.id() + "].";
            worth(notes, path + "value", line.value(), report.eventDate(), page);
            worth(notes, path + "dutiesEvaded", line.dutiesEvaded(), report.eventDate(), page);
            if (line.currency() != null) {
                worth(notes, path + "currency.found", line.currency().found(), report.eventDate(), page);
                worth(notes, path + "currency.declared", line.currency().declared(), report.eventDate(), page);
            }
        }
        return notes;
    }

    private void worth(
            Map<String, String> notes, String path, @Nullable Money money, @Nullable EventDate on, Page page) {
        if (money == null || on == null) {
            return;
        }
        String worth = IN.stream()
                .filter(currency -> !currency.equals(money.currency()))
                .map(currency -> references.equivalent(money, currency, on))
                .flatMap(equivalent -> worth(equivalent, page))
                .collect(Collectors.joining(", "));
        if (!worth.isEmpty()) {
            String source = references.ratesSource().orElse("");
            notes.put(path, page.text("casework.note.worth", worth, source));
        }
    }

    private static Stream<String> worth(Equivalent equivalent, Page page) {
        return equivalent instanceof Equivalent.Converted(BigDecimal amount, String in, var from, var to)
                ? Stream.of(page.text(
                        "casework.note.worth.one",
                        page.wording().number(amount),
                        in,
                        page.wording().date(from.currency().equals("EUR") ? to.date() : from.date())))
                : Stream.empty();
    }
}
