package org.tidewaiter.node.casework;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.report.Concealment;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.Place;
import org.tidewaiter.report.RouteLeg;
import org.tidewaiter.report.RouteLeg.Role;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.Transport;
import org.tidewaiter.report.matching.Feature;

/** What a report says of one feature in which two are compared, in words. */
@Component
class PairValues {

    private static final Set<Role> ORIGINS = Set.of(Role.ORIGIN, Role.DEPARTURE, Role.EXPORT);

    private final FieldWording wording;

    PairValues(FieldWording wording) {
        this.wording = wording;
    }

    /** Empty where the report says nothing of it, or nothing that may be shown. */
    String of(Feature feature, SeizureReport report, Page page) {
        Transport transport = report.transport();
        return switch (feature) {
            case REFERENCE, SENDER -> "";
            case DATE, TIME -> wording.eventDate(report.eventDate(), page);
            case COUNTRY -> wording.code("country", report.discoveryCountry(), page);
            case PLACE -> place(report.place());
            case PLACE_KIND -> wording.code("location-type", report.locationType(), page);
            case GOODS -> lines(report, line -> wording.code("subcategory", line.subcategory(), page));
            case QUANTITY, FURTHER_QUANTITY -> lines(report, line -> quantity(line, page));
            case VALUE ->
                lines(
                        report,
                        line -> line.value() == null
                                ? null
                                : wording.amount(
                                        line.value().amount(), line.value().currency(), page));
            case BRAND -> lines(report, GoodsLine::brand);
            case HEADING -> lines(report, GoodsLine::hs6);
            case ORIGIN -> countries(report, leg -> ORIGINS.contains(leg.role()), page);
            case ROUTE -> countries(report, leg -> !ORIGINS.contains(leg.role()) && leg.role() != Role.DISCOVERY, page);
            case MODE -> transport == null ? "" : wording.code("transport-mode", transport.mode(), page);
            case CONVEYANCE -> transport == null ? "" : wording.code("conveyance", transport.conveyance(), page);
            case IDENTITY -> transport == null || transport.identity() == null ? "" : identity(transport.identity());
            case CONCEALMENT -> words(report.concealment().stream().map(hidden -> concealment(hidden, page)));
            case DIRECTION -> wording.code("direction", report.direction(), page);
            case OFFENCE -> wording.code("offence", report.offence(), page);
            case OFFENDERS ->
                report.offenders() == null || report.offenders().count() == null
                        ? ""
                        : page.wording().number(report.offenders().count());
            case OPERATION -> Objects.requireNonNullElse(report.operation(), "");
        };
    }

    private static String place(@Nullable Place place) {
        return place == null ? "" : words(Stream.of(place.post(), place.locode(), place.office()));
    }

    private @Nullable String quantity(GoodsLine line, Page page) {
        if (line.quantity() != null) {
            return wording.amount(line.quantity().amount(), line.quantity().unit(), page);
        }
        return line.currency() == null || line.currency().found() == null
                ? null
                : wording.amount(
                        line.currency().found().amount(),
                        line.currency().found().currency(),
                        page);
    }

    private static String lines(SeizureReport report, Function<GoodsLine, @Nullable String> field) {
        return words(report.goods().stream().map(field));
    }

    private String countries(SeizureReport report, Predicate<RouteLeg> which, Page page) {
        return words(report.route().stream().filter(which).map(leg -> wording.code("country", leg.country(), page)));
    }

    private static String identity(Transport.Identity identity) {
        return words(Stream.of(
                identity.carrier(),
                identity.flight(),
                identity.vessel(),
                identity.imo(),
                identity.container(),
                identity.seal()));
    }

    private String concealment(Concealment hidden, Page page) {
        List<String> parts = Arrays.asList(
                wording.code("concealment-place", hidden.place(), page),
                wording.code("concealment-method", hidden.method(), page));
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }

    private static String words(Stream<? extends @Nullable String> parts) {
        return parts.filter(part -> part != null && !part.isEmpty())
                .map(Objects::requireNonNull)
                .distinct()
                .collect(Collectors.joining("; "));
    }
}
