package org.tidewaiter.report.generated;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.CompanyProfile;
import org.tidewaiter.report.Concealment;
import org.tidewaiter.report.Consignment;
import org.tidewaiter.report.EventDate;
import org.tidewaiter.report.EventKind;
import org.tidewaiter.report.FormType;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.Grading;
import org.tidewaiter.report.Offenders;
import org.tidewaiter.report.Provenance;
import org.tidewaiter.report.RouteLeg;
import org.tidewaiter.report.RouteLeg.Role;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.Transport;
import org.tidewaiter.report.units.BaseQuantity;
import org.tidewaiter.report.units.UnitConversion;

/** Writes reports that agree with themselves: goods, route, conveyance and concealment fit the place and the mode. */
final class CaseWriter {

    private static final int DAYS_BACK = 730;

    /** As often as a category stands here. */
    private static final String[] CATEGORIES = {
        "TOBACCO",
        "TOBACCO",
        "TOBACCO",
        "DRUGS",
        "DRUGS",
        "DRUGS",
        "CITES",
        "WEAPONS_EXPLOSIVES",
        "CURRENCY",
        "IPR",
        "IPR",
        "MEDICAL",
        "CULTURAL_HERITAGE"
    };

    private final Pick pick;
    private final LocalDate until;
    private final List<Posts.Post> posts;
    private final GoodsWriter goods;
    private final MeansWriter means;

    CaseWriter(RandomGenerator random, LocalDate until, List<Posts.Post> posts) {
        this.pick = new Pick(random);
        this.until = until;
        this.posts = posts;
        this.goods = new GoodsWriter(pick);
        this.means = new MeansWriter(pick);
    }

    SeizureReport next() {
        String category = pick.of(CATEGORIES);
        Posts.Post post = pick.from(posts);
        Origins.Origin origin = pick.from(Origins.of(category).stream()
                .filter(each -> !each.country().equals(post.country()))
                .toList());
        LocalDate day = until.minusDays(pick.random().nextInt(DAYS_BACK));
        return pick.chance(0.65) ? standard(category, post, origin, day) : simplified(category, post, origin, day);
    }

    private SeizureReport simplified(String category, Posts.Post post, Origins.Origin origin, LocalDate day) {
        EventKind kind = kind();
        return new SeizureReport(
                FormType.SIMPLIFIED,
                Provenance.GENERATED,
                kind,
                date(day),
                post.country(),
                "CUSTOMS",
                post.country(),
                null,
                post.locationType(),
                pick.of("IMPORT", "IMPORT", "EXPORT", "TRANSIT"),
                null,
                offence(category),
                lines(category, kind, origin),
                List.of(),
                new Transport(post.mode(), null, null),
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of(),
                pick.maybe("SEIZED", "ONGOING"),
                null,
                null,
                List.of());
    }

    private SeizureReport standard(String category, Posts.Post post, Origins.Origin origin, LocalDate day) {
        EventKind kind = kind();
        List<GoodsLine> lines = lines(category, kind, origin);
        String destination = pick.chance(0.7) ? post.country() : onward(post, origin);
        String conveyance = MeansWriter.carrying(means.conveyance(post.mode()), kilograms(lines));
        Concealment hidden = means.concealment(post.mode(), category);
        return new SeizureReport(
                FormType.STANDARD,
                Provenance.GENERATED,
                kind,
                date(day),
                post.country(),
                "CUSTOMS",
                post.country(),
                post.place(),
                post.locationType(),
                destination.equals(post.country()) ? "IMPORT" : "TRANSIT",
                pick.maybe("TRANSIT", "RELEASE_FREE_CIRCULATION", "NONE"),
                offence(category),
                lines,
                route(post, origin, destination, day),
                new Transport(post.mode(), conveyance, means.identity(post.mode(), conveyance)),
                consignment(post, origin, destination),
                List.of(hidden),
                means.detection(category),
                pick.maybe("RISK_PROFILE", "INTELLIGENCE", "RANDOM", "COLD_HIT"),
                operation(),
                offenders(post, origin),
                companies(origin),
                pick.maybe("SEIZED", "ONGOING", "PROSECUTION"),
                Summaries.english(lines, hidden, post),
                grading(),
                List.of());
    }

    private static BigDecimal kilograms(List<GoodsLine> lines) {
        return lines.stream()
                .flatMap(line -> UnitConversion.load().toBase(line).stream())
                .filter(base -> base.unit().equals("KGM"))
                .map(BaseQuantity::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private @Nullable String operation() {
        return pick.chance(0.1) ? "OP-" + pick.digits(2) : null;
    }

    private EventKind kind() {
        return pick.chance(0.9) ? EventKind.SEIZURE : pick.of(EventKind.DETENTION, EventKind.FIND_WITHOUT_OWNER);
    }

    private EventDate date(LocalDate day) {
        if (pick.chance(0.05)) {
            return EventDate.inMonth(day.getYear(), day.getMonthValue());
        }
        LocalTime time = pick.chance(0.4) ? LocalTime.of(pick.between(0, 23), 5 * pick.between(0, 11)) : null;
        return new EventDate(day, EventDate.Precision.DAY, time);
    }

    private static String offence(String category) {
        return switch (category) {
            case "CURRENCY" -> "CASH_NON_DECLARATION";
            case "CITES", "WEAPONS_EXPLOSIVES", "CULTURAL_HERITAGE" -> "LICENCE_OFFENCE";
            case "IPR" -> "IPR_INFRINGEMENT";
            default -> "SMUGGLING";
        };
    }

    /** One case in eight is mixed, as lorries and containers are. */
    private List<GoodsLine> lines(String category, EventKind kind, Origins.Origin origin) {
        String takenAs = kind == EventKind.DETENTION ? "DETAINED" : "SEIZED";
        List<GoodsLine> lines = new ArrayList<>();
        lines.add(goods.line(category, takenAs, origin.country()));
        if (pick.chance(0.12)) {
            lines.add(goods.line(pick.of("TOBACCO", "DRUGS", "CURRENCY"), takenAs, origin.country()));
        }
        if (pick.chance(0.1)) {
            lines.add(goods.line(category, takenAs, origin.country()));
        }
        return lines;
    }

    private String onward(Posts.Post post, Origins.Origin origin) {
        String country = pick.of("GB", "FR", "DE", "BE", "IT", "US");
        return country.equals(origin.country()) || country.equals(post.country()) ? "SE" : country;
    }

    private List<RouteLeg> route(Posts.Post post, Origins.Origin origin, String destination, LocalDate day) {
        List<RouteLeg> route = new ArrayList<>();
        LocalDate departure = day.withDayOfMonth(1).minusDays(pick.between(1, 40));
        route.add(new RouteLeg(Role.DEPARTURE, origin.country(), origin.locode(), null, departure, false));
        Origins.Origin hub = pick.from(Origins.hubs());
        if (pick.chance(0.4)
                && !hub.country().equals(origin.country())
                && !hub.country().equals(post.country())) {
            route.add(new RouteLeg(Role.TRANSIT, hub.country(), hub.locode(), null, null, pick.maybe(true, false)));
        }
        route.add(new RouteLeg(Role.DISCOVERY, post.country(), post.locode(), null, null, true));
        route.add(new RouteLeg(Role.DESTINATION, destination, null, null, null, null));
        return route;
    }

    private Consignment consignment(Posts.Post post, Origins.Origin origin, String destination) {
        boolean parcel = post.mode().equals("5") || post.locationType().equals("EXPRESS_HUB");
        return new Consignment(
                pick.from(Invented.DECLARED),
                origin.country(),
                destination,
                parcel,
                parcel ? pick.of("MARKETPLACE", "SOCIAL_MEDIA") : null);
    }

    private Offenders offenders(Posts.Post post, Origins.Origin origin) {
        int count = pick.of(0, 0, 1, 1, 2, 3, 4);
        List<Offenders.Profile> profiles = IntStream.range(0, count)
                .mapToObj(i -> new Offenders.Profile(
                        pick.of(post.country(), origin.country()),
                        pick.of("1", "1", "2"),
                        pick.of("FROM_18_TO_24", "FROM_25_TO_34", "FROM_35_TO_44", "FROM_45_TO_54"),
                        pick.of("DRIVER", "COURIER", "CONSIGNEE", "CREW")))
                .toList();
        return new Offenders(count, profiles);
    }

    private List<CompanyProfile> companies(Origins.Origin origin) {
        return pick.chance(0.3) ? List.of(new CompanyProfile(origin.country(), "CONSIGNOR")) : List.of();
    }

    private @Nullable Grading grading() {
        return pick.chance(0.5)
                ? new Grading(pick.of("A", "B"), pick.of("1", "2"), List.of("H1"), "UNCLASSIFIED")
                : null;
    }
}
