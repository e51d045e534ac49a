package org.tidewaiter.report.generated;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tidewaiter.report.EventDate;
import org.tidewaiter.report.LineIds;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.generated.DoubleReports.Relation;
import org.tidewaiter.report.generated.DoubleReports.Told;
import tools.jackson.databind.node.ObjectNode;

/** Two seizures that are hard to tell apart. */
final class LookAlikes {

    private final Pick pick;
    private final GeneratedCases cases;
    private final ExactFigures figures;

    LookAlikes(Pick pick, GeneratedCases cases, ExactFigures figures) {
        this.pick = pick;
        this.cases = cases;
        this.figures = figures;
    }

    Told of(Relation relation) {
        SeizureReport one = first(relation);
        return new Told(one, second(one, relation), relation);
    }

    private SeizureReport first(Relation relation) {
        Predicate<SeizureReport> wanted = switch (relation) {
            case SERIES_AT_AN_AIRPORT, COURIERS_ON_ONE_FLIGHT ->
                report -> report.place() != null && "AIRPORT".equals(report.locationType());
            case SAME_VESSEL_LATER ->
                report -> report.transport() != null
                        && report.transport().identity() != null
                        && report.transport().identity().imo() != null;
            default -> report -> report.place() != null;
        };
        SeizureReport found = Stream.generate(() -> cases.next().report())
                .filter(wanted.and(LookAlikes::isDay))
                .findFirst()
                .orElseThrow();
        SeizureReport exact = figures.in(found);
        if (relation != Relation.PARCELS_OF_ONE_RING) {
            return exact;
        }
        ReportDraft parcel = new ReportDraft(exact);
        parcel.with("locationType", pick.of("POST_EXCHANGE", "EXPRESS_HUB"));
        ObjectNode transport = parcel.part("transport");
        transport.put("mode", pick.of("5", "4"));
        transport.put("conveyance", pick.of("POSTAL_PARCEL", "EXPRESS_PARCEL"));
        transport.remove("identity");
        return parcel.report();
    }

    private static boolean isDay(SeizureReport report) {
        return report.eventDate() != null && report.eventDate().precision() == EventDate.Precision.DAY;
    }

    private SeizureReport second(SeizureReport one, Relation relation) {
        LocalDate day =
                one.eventDate() == null ? LocalDate.EPOCH : one.eventDate().date();
        ReportDraft draft = new ReportDraft(one);
        draft.lines().forEach(line -> line.put("id", LineIds.next(pick.random())));
        ObjectNode transport = draft.part("transport");
        switch (relation) {
            case SAME_OFFICE_SAME_DAY -> {
                draft.on(day);
                draft.eachQuantity(this::otherAmount);
                draft.without("route").without("concealment").without("operation");
                transport.remove("identity");
            }
            case SERIES_AT_AN_AIRPORT -> {
                draft.on(day.plusDays(pick.between(0, 3)));
                draft.eachQuantity(this::otherAmount);
                draft.part("offenders").put("count", 1).remove("profiles");
                if (transport.get("identity") instanceof ObjectNode identity) {
                    identity.put("flight", pick.letters(2) + pick.digits(3));
                }
            }
            case COURIERS_ON_ONE_FLIGHT -> draft.on(day);
            case SAME_VESSEL_LATER -> {
                draft.on(day.plusDays(pick.between(12, 16)));
                draft.eachQuantity(this::otherAmount);
                if (transport.get("identity") instanceof ObjectNode identity) {
                    identity.remove("container");
                }
            }
            case PARCELS_OF_ONE_RING -> draft.on(day.plusDays(pick.of(0, 0, 0, 1)));
            case ONE_SEIZURE -> throw new IllegalArgumentException("one seizure is told by a retelling");
        }
        return draft.without("pictures").report();
    }

    /** More or less by a fifth to a factor of four. */
    private void otherAmount(ObjectNode quantity) {
        BigDecimal amount = ReportDraft.amount(quantity);
        double factor = 1.2 + 2.8 * pick.random().nextDouble();
        BigDecimal other = amount.multiply(BigDecimal.valueOf(pick.chance(0.5) ? factor : 1 / factor));
        boolean whole =
                List.of("STK", "H87", "TAB").contains(quantity.path("unit").asString(""));
        BigDecimal written = other.setScale(whole ? 0 : 3, RoundingMode.HALF_UP);
        ReportDraft.amount(quantity, written.signum() > 0 ? written : amount.add(BigDecimal.ONE));
    }
}
