package org.tidewaiter.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The non-personal content of a seizure report: one event with its place, route, conveyance and goods lines. What of it
 * may leave is decided by a disclosure profile; what is personal is in {@link NominalPart} and never here.
 *
 * <p>Strings named "code" are codes of the vocabulary. Fields are null or empty where nothing was recorded; which of
 * them are mandatory is a matter of {@link org.tidewaiter.report.rules}, not of this type.
 *
 * @param reportingCountry ISO 3166-1 alpha-2 of the authority that recorded the event
 * @param reportingAgency code of the list {@code agency}
 * @param discoveryCountry ISO 3166-1 alpha-2
 * @param locationType code of the list {@code location-type}
 * @param direction code of the list {@code direction}
 * @param regime code of the list {@code regime}
 * @param offence code of the list {@code offence}
 * @param goods one for each commodity
 * @param route stations in the order of travel
 * @param detection codes of the list {@code detection}
 * @param selectionBasis code of the list {@code selection-basis}
 * @param operation code of the operation, project or alert that led to the event
 * @param outcome code of the list {@code outcome}
 * @param summary sanitised summary; text, so never released automatically
 * @param pictures those that a person has reviewed and released
 */
public record SeizureReport(
        FormType formType,
        Provenance provenance,
        EventKind eventKind,
        @Nullable EventDate eventDate,
        @Nullable String reportingCountry,
        @Nullable String reportingAgency,
        @Nullable String discoveryCountry,
        @Nullable Place place,
        @Nullable String locationType,
        @Nullable String direction,
        @Nullable String regime,
        @Nullable String offence,
        List<GoodsLine> goods,
        List<RouteLeg> route,
        @Nullable Transport transport,
        @Nullable Consignment consignment,
        List<Concealment> concealment,
        List<String> detection,
        @Nullable String selectionBasis,
        @Nullable String operation,
        @Nullable Offenders offenders,
        List<CompanyProfile> companies,
        @Nullable String outcome,
        @Nullable String summary,
        @Nullable Grading grading,
        List<Picture> pictures) {

    public SeizureReport {
        goods = goods == null ? List.of() : List.copyOf(goods);
        route = route == null ? List.of() : List.copyOf(route);
        concealment = concealment == null ? List.of() : List.copyOf(concealment);
        detection = detection == null ? List.of() : List.copyOf(detection);
        companies = companies == null ? List.of() : List.copyOf(companies);
        pictures = pictures == null ? List.of() : List.copyOf(pictures);
    }

    /** The same report with these pictures. */
    public SeizureReport withPictures(List<Picture> others) {
        return new SeizureReport(
                formType,
                provenance,
                eventKind,
                eventDate,
                reportingCountry,
                reportingAgency,
                discoveryCountry,
                place,
                locationType,
                direction,
                regime,
                offence,
                goods,
                route,
                transport,
                consignment,
                concealment,
                detection,
                selectionBasis,
                operation,
                offenders,
                companies,
                outcome,
                summary,
                grading,
                others);
    }
}
