package org.tidewaiter.node.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Tells each partner once a day, by the letters it was sent before, how far this node has verified whose log. */
@Component
class LogComparison implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LogComparison.class);
    private static final int LOOKS = 24;
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final Partners partners;
    private final LogLetters letters;
    private final LogSettings settings;
    private final DSLContext sql;
    private final Clock clock;
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private @Nullable Thread thread;

    LogComparison(Partners partners, LogLetters letters, LogSettings settings, DSLContext sql, Clock clock) {
        this.partners = partners;
        this.letters = letters;
        this.settings = settings;
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        CountDownLatch end = new CountDownLatch(1);
        stopped = end;
        thread = Thread.ofVirtual().name("log-comparison").start(() -> run(end));
    }

    private void run(CountDownLatch end) {
        long pause = Math.max(1, settings.compare().dividedBy(LOOKS).toMillis());
        try {
            while (!end.await(pause, TimeUnit.MILLISECONDS)) {
                partners.all().stream().map(Partner::name).forEach(this::tell);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
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
    public synchronized void stop() {
        stopped.countDown();
        Thread running = thread;
        if (running != null) {
            try {
                running.join(STOP_WITHIN);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }
}
