package org.tidewaiter.report.vocabulary;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tidewaiter.report.CompanyProfile;
import org.tidewaiter.report.Concealment;
import org.tidewaiter.report.Consignment;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.Grading;
import org.tidewaiter.report.Money;
import org.tidewaiter.report.NominalPart;
import org.tidewaiter.report.Offenders;
import org.tidewaiter.report.Picture;
import org.tidewaiter.report.Quantity;
import org.tidewaiter.report.RouteLeg;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.Transport;

/** Which fields of the record types hold codes, and of which lists. */
public final class CodedFields {

    private static final List<String> COUNTRY = List.of("country");
    private static final List<String> COUNTRY_OR_REGION = List.of("country", "pseudo-country");

    private static final Map<Class<?>, Map<String, List<String>>> LISTS = Map.ofEntries(
            Map.entry(
                    SeizureReport.class,
                    Map.ofEntries(
                            Map.entry("reportingCountry", COUNTRY),
                            Map.entry("reportingAgency", List.of("agency")),
                            Map.entry("discoveryCountry", COUNTRY_OR_REGION),
                            Map.entry("locationType", List.of("location-type")),
                            Map.entry("direction", List.of("direction")),
                            Map.entry("regime", List.of("regime")),
                            Map.entry("offence", List.of("offence")),
                            Map.entry("detection", List.of("detection")),
                            Map.entry("selectionBasis", List.of("selection-basis")),
                            Map.entry("outcome", List.of("outcome")))),
            Map.entry(
                    GoodsLine.class,
                    Map.ofEntries(
                            Map.entry("category", List.of("category")),
                            Map.entry("subcategory", List.of("subcategory")),
                            Map.entry("hs6", List.of("hs6")),
                            Map.entry("form", List.of("drug-form")),
                            Map.entry("takenAs", List.of("taken-as")),
                            Map.entry("authenticity", List.of("authenticity")),
                            Map.entry("originCountry", COUNTRY_OR_REGION),
                            Map.entry("disposal", List.of("disposal")))),
            Map.entry(
                    GoodsLine.TobaccoDetails.class,
                    Map.of("intendedMarket", COUNTRY_OR_REGION, "taxStampCountry", COUNTRY)),
            Map.entry(
                    GoodsLine.WildlifeDetails.class,
                    Map.of(
                            "specimen", List.of("specimen-term"),
                            "appendix", List.of("cites-appendix"),
                            "source", List.of("cites-source"),
                            "purpose", List.of("cites-purpose"))),
            Map.entry(
                    GoodsLine.CurrencyDetails.class,
                    Map.of(
                            "instrument", List.of("currency-instrument"),
                            "declarationStatus", List.of("declaration-status"))),
            Map.entry(GoodsLine.RightsDetails.class, Map.of("rightType", List.of("right-type"))),
            Map.entry(GoodsLine.AlcoholDetails.class, Map.of("taxStampCountry", COUNTRY)),
            Map.entry(
                    GoodsLine.DocumentDetails.class,
                    Map.of(
                            "kind", List.of("goods-document"),
                            "state", List.of("document-state"),
                            "issuingCountry", COUNTRY_OR_REGION)),
            Map.entry(Quantity.class, Map.of("unit", List.of("unit"), "basis", List.of("quantity-basis"))),
            Map.entry(Money.class, Map.of("currency", List.of("currency"), "basis", List.of("value-basis"))),
            Map.entry(RouteLeg.class, Map.of("country", COUNTRY_OR_REGION)),
            Map.entry(Transport.class, Map.of("mode", List.of("transport-mode"), "conveyance", List.of("conveyance"))),
            Map.entry(Transport.Identity.class, Map.of("nationality", COUNTRY)),
            Map.entry(
                    Consignment.class,
                    Map.of(
                            "consignorCountry", COUNTRY,
                            "consigneeCountry", COUNTRY,
                            "platform", List.of("platform-type"))),
            Map.entry(
                    Concealment.class,
                    Map.of("place", List.of("concealment-place"), "method", List.of("concealment-method"))),
            Map.entry(
                    Offenders.Profile.class,
                    Map.of(
                            "nationality", COUNTRY_OR_REGION,
                            "sex", List.of("sex"),
                            "ageBand", List.of("age-band"),
                            "role", List.of("offender-role"))),
            Map.entry(CompanyProfile.class, Map.of("country", COUNTRY, "role", List.of("company-role"))),
            Map.entry(
                    Grading.class,
                    Map.of(
                            "source", List.of("source-grade"),
                            "information", List.of("information-grade"),
                            "handling", List.of("handling"),
                            "classification", List.of("classification"))),
            Map.entry(Picture.class, Map.of("kind", List.of("picture-kind"))),
            Map.entry(
                    NominalPart.Person.class,
                    Map.of(
                            "nationality", COUNTRY_OR_REGION,
                            "sex", List.of("sex"),
                            "role", List.of("offender-role"))),
            Map.entry(NominalPart.Document.class, Map.of("kind", List.of("document-kind"), "country", COUNTRY)),
            Map.entry(NominalPart.Company.class, Map.of("country", COUNTRY, "role", List.of("company-role"))));

    private CodedFields() {}

    /** The lists of which a field holds a code; empty if it holds none. The first is the usual one. */
    public static List<String> lists(Class<? extends Record> type, String field) {
        return LISTS.getOrDefault(type, Map.of()).getOrDefault(field, List.of());
    }

    /** The list that a field is filled from. */
    public static Optional<String> list(Class<? extends Record> type, String field) {
        return lists(type, field).stream().findFirst();
    }

    static Map<Class<?>, Map<String, List<String>>> all() {
        return LISTS;
    }
}
