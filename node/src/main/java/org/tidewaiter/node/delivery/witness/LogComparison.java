package org.tidewaiter.node.delivery.witness;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.background.Lookout;
import org.tidewaiter.node.background.Rest;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.delivery.log.LogSettings;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.Partners;

/**
 * Tells each partner once a day, by the letters it was sent before, how far this node has verified whose log, and cosigns the
 * head of its own.
 */
@Component
class LogComparison implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LogComparison.class);
    private static final int LOOKS = 24;

    private static final String DUE = """
            select not exists (select 1 from delivery.letter
                                where partner = ? and kind = ?
                                  and (state = 'WAITING' or written_at >= cast(? as timestamptz)))
            """;

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(1);

    private final Partners partners;
    private final LogLetters letters;
    private final CosignatureLetters cosignatures;
    private final LogSettings settings;
    private final DSLContext sql;
    private final Clock clock;
    private final Lookout lookout;

    LogComparison(
            Partners partners,
            LogLetters letters,
            CosignatureLetters cosignatures,
            LogSettings settings,
            DSLContext sql,
            Clock clock) {
        this.partners = partners;
        this.letters = letters;
        this.cosignatures = cosignatures;
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
        for (Partner partner : partners.all()) {
            tellOnceDue(partner.name(), LogLetters.KIND, letters::tell);
            tellOnceDue(partner.name(), CosignatureLetters.KIND, cosignatures::cosign);
        }
        return pause();
    }

    private Rest pause() {
        Duration pause = settings.compare().dividedBy(LOOKS);
        return Rest.whole(pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause);
    }

    private void tellOnceDue(String partner, String kind, Consumer<String> telling) {
        try {
            if (isDue(partner, kind)) {
                telling.accept(partner);
            }
        } catch (RuntimeException failed) {
            log.warn(
                    "{} was not told to {}: {}",
                    kind,
                    partner,
                    failed.getClass().getSimpleName());
        }
    }

    /** Not while one waits: more of them would say no more once the partner is there, or knows the kind. */
    private boolean isDue(String partner, String kind) {
        return Boolean.TRUE.equals(
                sql.resultQuery(DUE, partner, kind, Moments.of(clock.instant().minus(settings.compare())))
                        .fetchSingle(0, Boolean.class));
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
