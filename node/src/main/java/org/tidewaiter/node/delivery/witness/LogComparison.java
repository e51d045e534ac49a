package org.tidewaiter.node.delivery.witness;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.background.Lookout;
import org.tidewaiter.node.background.Rest;
import org.tidewaiter.node.delivery.log.LogSettings;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.Partners;

/** Tells each partner once a day, by the letters it was sent before, how far this node has verified whose log. */
@Component
class LogComparison implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LogComparison.class);
    private static final int LOOKS = 24;
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(1);

    private final Partners partners;
    private final LogLetters letters;
    private final LogSettings settings;
    private final DSLContext sql;
    private final Clock clock;
    private final Lookout lookout;

    LogComparison(Partners partners, LogLetters letters, LogSettings settings, DSLContext sql, Clock clock) {
        this.partners = partners;
        this.letters = letters;
        this.settings = settings;
        this.sql = sql;
        this.clock = clock;
        this.lookout = new Lookout("log-comparison", pause().most(), this::look);
    }

    @Override
    public void start() {
        lookout.start(pause());
    }

    private Rest look() {
        partners.all().stream().map(Partner::name).forEach(this::tell);
        return pause();
    }

    private Rest pause() {
        Duration pause = settings.compare().dividedBy(LOOKS);
        return Rest.whole(pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause);
    }

    private void tell(String partner) {
        try {
            if (isDue(partner)) {
                letters.tell(partner);
            }
        } catch (RuntimeException failed) {
            log.warn(
                    "the heads were not told to {}: {}",
                    partner,
                    failed.getClass().getSimpleName());
        }
    }

    private boolean isDue(String partner) {
        OffsetDateTime last = sql.resultQuery(
                        "select max(written_at) from delivery.letter where partner = ? and kind = ?",
                        partner,
                        LogLetters.KIND)
                .fetchSingle(0, OffsetDateTime.class);
        return last == null || last.toInstant().plus(settings.compare()).isBefore(clock.instant());
    }

    @Override
    public void stop() {
        lookout.stop();
    }

    @Override
    public boolean isRunning() {
        return lookout.isRunning();
    }
}
