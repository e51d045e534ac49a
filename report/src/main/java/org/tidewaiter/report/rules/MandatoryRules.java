package org.tidewaiter.report.rules;

import static org.tidewaiter.report.rules.Rule.atEntry;
import static org.tidewaiter.report.rules.Severity.REFUSE;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.FormType;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.GoodsLine.CurrencyDetails;
import org.tidewaiter.report.Place;
import org.tidewaiter.report.RouteLeg.Role;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.Transport;
import org.tidewaiter.report.shape.Field;

/**
 * What each form must say: levels S (both forms) and M (the standard form) of the field table. What concerns goods is asked
 * only where the kind of event has goods.
 */
final class MandatoryRules {

    private MandatoryRules() {}

    static List<Rule> all() {
        return List.of(
                atEntry("mandatory", REFUSE, MandatoryRules::onBothForms),
                atEntry("mandatory-standard", REFUSE, onStandardForm(MandatoryRules::onStandardForm)),
                atEntry("goods-missing", REFUSE, (subject, found) -> {
                    if (hasGoods(subject) && subject.report().goods().isEmpty()) {
                        found.at("goods");
                    }
                }),
                atEntry("place-missing", REFUSE, onStandardForm((subject, found) -> {
                    if (!named(subject.report().place())) {
                        found.at("place");
                    }
                })),
                atEntry("departure-missing", REFUSE, onStandardForm(leg(Role.DEPARTURE))),
                atEntry("destination-missing", REFUSE, onStandardForm(leg(Role.DESTINATION))));
    }

    private static Rule.Check onStandardForm(Rule.Check check) {
        return (subject, found) -> {
            if (subject.report().formType() == FormType.STANDARD) {
                check.judge(subject, found);
            }
        };
    }

    private static boolean hasGoods(Subject subject) {
        return subject.report().eventKind().goodsRequired();
    }

    private static void onBothForms(Subject subject, Findings found) {
        SeizureReport report = subject.report();
        need(report.eventDate(), "eventDate", found);
        need(report.reportingCountry(), "reportingCountry", found);
        need(report.reportingAgency(), "reportingAgency", found);
        need(report.discoveryCountry(), "discoveryCountry", found);
        need(report.locationType(), "locationType", found);
        if (hasGoods(subject)) {
            Transport transport = report.transport();
            need(transport == null ? null : transport.mode(), "transport.mode", found);
            subject.eachLine((line, path) -> line(line, path, found));
        }
    }

    /** Cash is told by its amount; a number of notes may stand beside it. */
    private static void line(GoodsLine line, String path, Findings found) {
        CurrencyDetails currency = line.currency();
        boolean toldByAmount = currency != null && currency.found() != null;
        if (line.quantity() != null) {
            need(line.quantity().basis(), path + ".quantity.basis", found);
        } else if (!toldByAmount) {
            found.at(path + ".quantity");
        }
        need(line.takenAs(), path + ".takenAs", found);
    }

    private static void onStandardForm(Subject subject, Findings found) {
        SeizureReport report = subject.report();
        need(report.direction(), "direction", found);
        need(report.offence(), "offence", found);
        if (hasGoods(subject)) {
            Transport transport = report.transport();
            need(transport == null ? null : transport.conveyance(), "transport.conveyance", found);
            need(report.concealment(), "concealment", found);
            Subject.each("concealment", report.concealment(), (hidden, path) -> {
                need(hidden.place(), path + ".place", found);
                need(hidden.method(), path + ".method", found);
            });
            need(report.detection(), "detection", found);
            subject.eachLine((line, path) -> detailsOf(line, path, found));
        }
    }

    private static void detailsOf(GoodsLine line, String path, Findings found) {
        switch (line.category()) {
            case "CITES" ->
                need(line.wildlife() == null ? null : line.wildlife().specimen(), path + ".wildlife.specimen", found);
            case "CURRENCY" -> {
                CurrencyDetails currency = line.currency();
                need(currency == null ? null : currency.instrument(), path + ".currency.instrument", found);
                need(currency == null ? null : currency.found(), path + ".currency.found", found);
                need(
                        currency == null ? null : currency.declarationStatus(),
                        path + ".currency.declarationStatus",
                        found);
            }
            default -> {
                // the other categories have no details that must be given
            }
        }
    }

    private static Rule.Check leg(Role role) {
        return (subject, found) -> {
            if (hasGoods(subject) && subject.report().route().stream().noneMatch(leg -> leg.role() == role)) {
                found.at("route");
            }
        };
    }

    private static boolean named(@Nullable Place place) {
        return place != null
                && (Field.recorded(place.office()) || Field.recorded(place.locode()) || Field.recorded(place.post()));
    }

    private static void need(@Nullable Object value, String path, Findings found) {
        if (!Field.recorded(value) || value instanceof String text && text.isBlank()) {
            found.at(path);
        }
    }
}
