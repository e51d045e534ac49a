package org.tidewaiter.node.delivery.log;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.log.LogPoint;
import org.tidewaiter.exchange.version.LogWitness;
import org.tidewaiter.exchange.version.VersionClaims;
import org.tidewaiter.exchange.version.VersionContent;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.delivery.partner.Partners;

/**
 * Notes how far the issuers of versions say to have verified logs: those of this node's partners, and its own. Thousands of
 * versions say the same, so that what was said lately is not written again.
 */
@Component
public class WitnessNotes {

    private static final Logger log = LoggerFactory.getLogger(WitnessNotes.class);
    private static final int REMEMBERED = 1_000;

    private final NodeIdentity identity;
    private final Partners partners;
    private final WitnessedPointRows rows;
    private final LogSettings settings;
    private final Clock clock;
    private final Map<Source, Noted> lately = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Source, Noted> eldest) {
            return size() > REMEMBERED;
        }
    };

    WitnessNotes(NodeIdentity identity, Partners partners, WitnessedPointRows rows, LogSettings settings, Clock clock) {
        this.identity = identity;
        this.partners = partners;
        this.rows = rows;
        this.settings = settings;
        this.clock = clock;
    }

    /** Who speaks of whose log. */
    private record Source(String log, String witness) implements Comparable<Source> {

        @Override
        public int compareTo(Source other) {
            int byLog = log.compareTo(other.log);
            return byLog == 0 ? witness.compareTo(other.witness) : byLog;
        }
    }

    private record Noted(LogPoint point, Instant at) {}

    /** Notes what accepted versions say, after they were stored; should that fail, others will say it again. */
    public void note(Collection<VersionContent> accepted) {
        Map<Source, WitnessedPoint> news = new TreeMap<>();
        accepted.forEach(content -> gather(content, news));
        if (news.isEmpty()) {
            return;
        }
        try {
            rows.see(news.values());
            remember(news);
        } catch (RuntimeException failed) {
            log.warn(
                    "what versions say of logs was not noted: {}",
                    failed.getClass().getSimpleName());
        }
    }

    private void gather(VersionContent content, Map<Source, WitnessedPoint> news) {
        VersionClaims claims = content.claims();
        Instant now = clock.instant();
        for (LogWitness said : claims.witnessed()) {
            Source source = new Source(said.log(), claims.issuer());
            LogPoint point = new LogPoint(said.epoch(), said.size(), said.root());
            if (isWatched(source) && isNews(source, point, now)) {
                WitnessedPoint witnessed = new WitnessedPoint(
                        source.log(),
                        source.witness(),
                        point,
                        new VersionRef(claims.identity(), claims.version()),
                        content.source().jws(),
                        now);
                news.merge(
                        source, witnessed, (before, next) -> isFurther(next.point(), before.point()) ? next : before);
            }
        }
    }

    /** What a node says of its own log is said in its heads, and what this node said it knows. */
    private boolean isWatched(Source source) {
        String own = identity.node();
        return !source.witness().equals(source.log())
                && !source.witness().equals(own)
                && (source.log().equals(own) || partners.named(source.log()).isPresent());
    }

    private synchronized boolean isNews(Source source, LogPoint point, Instant now) {
        Noted before = lately.get(source);
        return before == null
                || isFurther(point, before.point())
                || isOther(point, before.point())
                || before.at().plus(settings.look()).isBefore(now);
    }

    private synchronized void remember(Map<Source, WitnessedPoint> news) {
        // Put anew, so that the eldest is the one that was noted longest ago.
        news.forEach((source, noted) -> {
            lately.remove(source);
            lately.put(source, new Noted(noted.point(), noted.seenAt()));
        });
    }

    /** Whether it is another root of a log that was as large: who says both has been shown two histories, or does not tell the truth. */
    private static boolean isOther(LogPoint point, LogPoint said) {
        return point.epoch() == said.epoch() && point.size() == said.size() && !point.equals(said);
    }

    private static boolean isFurther(LogPoint point, LogPoint other) {
        return point.epoch() > other.epoch() || point.epoch() == other.epoch() && point.size() > other.size();
    }
}
