package org.tidewaiter.node.delivery.partner;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Names of dispatches and receipts: UUIDs of version 7, whose time is no secret, unlike a report's. */
@Component
public class TimeOrderedIds {

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public TimeOrderedIds(Clock clock) {
        this.clock = clock;
    }

    public UUID next() {
        long high = clock.millis() << 16 | VERSION_7 | random.nextLong() & 0x0FFFL;
        long low = VARIANT | random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL;
        return new UUID(high, low);
    }
}
