package org.tidewaiter.report.generated;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.tidewaiter.report.EventDate;
import org.tidewaiter.report.SeizureReport;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells a seizure as another authority would: with another precision of the date, other units, other spellings, rounded, with
 * lines split and merged, with less, and here and there with something else.
 */
final class Retelling {

    private static final List<String> COUNTRIES = List.of("ES", "NL", "DE", "TR", "CN", "MA", "PL");

    private final Pick pick;
    private final GoodsRetelling goods;

    Retelling(Pick pick) {
        this.pick = pick;
        this.goods = new GoodsRetelling(pick);
    }

    SeizureReport of(SeizureReport event) {
        ReportDraft draft =
                new ReportDraft(event).without("summary").without("grading").without("companies");
        date(draft, Objects.requireNonNull(event.eventDate()));
        place(draft, event);
        goods.retell(draft);
        route(draft);
        means(draft);
        circumstances(draft);
        return draft.report();
    }

    /** The same with less, in other words; nothing of what tells two seizures apart is changed. */
    SeizureReport lightly(SeizureReport event) {
        ReportDraft draft =
                new ReportDraft(event).without("summary").without("grading").without("companies");
        place(draft, event);
        draft.eachQuantity(goods::otherUnit);
        sometimes(draft, 0.3, "offenders", "concealment", "direction", "offence", "selectionBasis", "operation");
        return draft.report();
    }

    private void sometimes(ReportDraft draft, double share, String... fields) {
        for (String field : fields) {
            if (pick.chance(share)) {
                draft.without(field);
            }
        }
    }

    private void date(ReportDraft draft, EventDate date) {
        double kind = pick.random().nextDouble();
        LocalDate day = date.date();
        if (date.precision() != EventDate.Precision.DAY) {
            return;
        }
        if (kind < 0.15) {
            draft.with("eventDate", EventDate.inMonth(day.getYear(), day.getMonthValue()));
        } else if (kind < 0.17) {
            draft.with("eventDate", new EventDate(day.withDayOfYear(1), EventDate.Precision.YEAR, null));
        } else if (kind < 0.27) {
            draft.on(day.plusDays(1));
        } else if (kind < 0.3) {
            draft.on(day.plusDays(pick.between(2, 6)));
        } else if (date.time() == null || pick.chance(0.7)) {
            draft.on(day);
        } else {
            draft.with(
                    "eventDate",
                    new EventDate(day, EventDate.Precision.DAY, date.time().plusMinutes(pick.between(-40, 40))));
        }
    }

    private void place(ReportDraft draft, SeizureReport event) {
        ObjectNode place = draft.part("place");
        if (event.place() == null || pick.chance(0.2)) {
            draft.without("place");
        } else if (pick.chance(0.55)) {
            place.put(
                    "post",
                    pick.from(OtherSpellings.of(String.valueOf(event.place().locode()))));
            if (pick.chance(0.6)) {
                place.remove(List.of("locode", "latitude", "longitude"));
            }
        } else if (pick.chance(0.1)) {
            place.removeAll();
            place.put("post", "Regional office " + pick.from(Invented.TOWNS));
        }
        if (pick.chance(0.05)) {
            draft.without("discoveryCountry");
        }
        if (pick.chance(0.2)) {
            draft.without("locationType");
        }
    }

    private void route(ReportDraft draft) {
        ArrayNode route = draft.json().withArray("route");
        if (pick.chance(0.35)) {
            draft.without("route");
        } else if (!route.isEmpty() && pick.chance(0.3)) {
            route.remove(pick.random().nextInt(route.size()));
        } else if (route.size() > 1 && pick.chance(0.2)) {
            ObjectNode leg = route.insertObject(1);
            leg.put("role", "TRANSIT");
            leg.put("country", pick.from(COUNTRIES));
        }
    }

    private void means(ReportDraft draft) {
        ObjectNode transport = draft.part("transport");
        if (pick.chance(0.5)) {
            transport.remove("identity");
        }
        if (pick.chance(0.25)) {
            transport.remove("conveyance");
        }
        if (pick.chance(0.08)) {
            draft.without("transport");
        } else if (transport.path("mode").asString("").equals("1") && pick.chance(0.08)) {
            transport.put("mode", "3");
            transport.put("conveyance", "LORRY");
        }
    }

    private void circumstances(ReportDraft draft) {
        sometimes(draft, 0.35, "concealment", "offenders", "detection", "selectionBasis", "operation", "consignment");
        sometimes(draft, 0.2, "direction", "offence", "outcome", "regime");
        if (pick.chance(0.1)) {
            draft.with("offence", pick.of("MISDESCRIPTION", "NON_DECLARATION", "POSSESSION"));
        }
        if (pick.chance(0.1)) {
            draft.with("direction", pick.of("IMPORT", "TRANSIT", "TRANSHIPMENT"));
        }
        ObjectNode offenders = draft.part("offenders");
        if (pick.chance(0.15) && !offenders.isEmpty()) {
            offenders.put("count", pick.between(0, 4));
            offenders.remove("profiles");
        }
    }
}
