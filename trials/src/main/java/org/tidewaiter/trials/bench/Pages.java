package org.tidewaiter.trials.bench;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidewaiter.demo.DatabaseSearch;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.trials.bench.TenUsers.Click;

/** How fast the pages of a hub with many reports answer ten people. */
final class Pages implements Bench.Measurement {

    private static final int REPORTS = 1_000_000;

    private static final List<String> OVERVIEWS = List.of(
            "/overview",
            "/overview",
            "/overview?category=TOBACCO",
            "/overview?region=EUROPE",
            "/overview?mode=3",
            "/overview?reporting=EE",
            "/overview?category=DRUGS&region=AMS",
            "/overview?region=EUROPE&mode=1&category=TOBACCO");

    private static final List<String> SEARCHES = List.of(
            "/reports",
            "/reports?category=TOBACCO",
            "/reports?category=CURRENCY&mode=4",
            "/reports?country=EE",
            "/reports?q=cigarettes",
            "/reports?q=cocaine+estonia",
            "/reports?departure=CN&destination=DE",
            "/reports?mode=1&location=SEAPORT&direction=IMPORT");

    private static final Pattern LEADS = Pattern.compile("<th scope=\"row\"><a href=\"(/reports[^\"]*)\"");

    private final int reports;
    private final List<BiFunction<Pages, Random, Click>> rounds;
    private final List<String> drillDowns = new ArrayList<>();

    private Pages(int reports, List<BiFunction<Pages, Random, Click>> rounds) {
        this.reports = reports;
        this.rounds = rounds;
    }

    /** The overview, and from its figures to their reports. */
    static Pages overview() {
        return new Pages(REPORTS, List.of(Pages::onTheOverview));
    }

    /** First pages of searches. */
    static Pages search() {
        return new Pages(REPORTS, List.of(Pages::searching));
    }

    /** The one after the other at the same hub. */
    static Pages both() {
        return new Pages(REPORTS, List.of(Pages::onTheOverview, Pages::searching));
    }

    private Click onTheOverview(Random random) {
        return random.nextInt(3) == 0
                ? new Click("drill-down to the first page", any(drillDowns, random))
                : new Click("overview with all its charts", any(OVERVIEWS, random));
    }

    private Click searching(Random random) {
        return new Click("first page, count capped", any(SEARCHES, random));
    }

    @Override
    public Bench.Measurement of(int count) {
        return new Pages(count, rounds);
    }

    @Override
    public void run(DemoNetwork network, PrintStream out) throws Exception {
        network.node(DemoNetwork.ESTONIA).stop();
        measure(
                network.node(DemoNetwork.HUB).url(),
                network.node(DemoNetwork.HUB).data(),
                out);
    }

    /** Fills the empty hub that has these pages and keeps its data there, then lets ten people in. */
    void measure(URI hub, Path data, PrintStream out) throws Exception {
        try (Connection database = DatabaseSearch.open(data)) {
            HubReports made = new HubReports(database);
            made.write(reports);
            out.printf(
                    "%,d generated reports copied into the hub's tables; its rollups had followed %.0f s later%n",
                    reports, made.awaitCounted(reports));
        }
        TenUsers users = new TenUsers(hub);
        users.signIn();
        for (String overview : OVERVIEWS) {
            Matcher leads = LEADS.matcher(users.get(overview));
            while (leads.find()) {
                drillDowns.add(leads.group(1).replace("&amp;", "&"));
            }
        }
        for (BiFunction<Pages, Random, Click> round : rounds) {
            users.click(random -> round.apply(this, random), out);
        }
    }

    private static String any(List<String> paths, Random random) {
        return paths.get(random.nextInt(paths.size()));
    }
}
