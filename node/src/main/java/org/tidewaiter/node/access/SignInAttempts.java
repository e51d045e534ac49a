package org.tidewaiter.node.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows down guessing, by name and by client network. An attempt is counted before the password is looked at, so that
 * many at once are no way round; names that do not exist are counted like others.
 */
@Component
class SignInAttempts {
    private static final Duration SWEPT_AFTER = Duration.ofDays(1);

    private final AttemptStore store;
    private final Clock clock;

    SignInAttempts(AttemptStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Counts one attempt.
     *
     * @return how long to wait instead, if this one is not to be tried
     */
    @Transactional
    Optional<Duration> begin(String name, String address) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS); // what the database keeps
        var network = addressSubject(address);
        var byAddress = store.lock(network, now);
        if (byAddress.closedUntil().isAfter(now)) {
            return Optional.of(Duration.between(now, byAddress.closedUntil()));
        }
        var subject = nameSubject(name);
        var byName = store.lock(subject, now);
        if (byName.closedUntil().isAfter(now)) {
            return Optional.of(Duration.between(now, byName.closedUntil()));
        }
        store.write(network, counted(byAddress, SignInPace.FOR_ADDRESS, now));
        store.write(subject, counted(byName, SignInPace.FOR_ACCOUNT, now));
        return Optional.empty();
    }

    /** The address keeps its failures: an own account must be no way to go on guessing at others. */
    @Transactional
    void succeeded(String name, String address) {
        store.takeBackOne(addressSubject(address));
        store.forget(nameSubject(name));
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    @Transactional
    void sweep() {
        store.sweep(clock.instant(), SWEPT_AFTER);
    }

    private static AttemptStore.State counted(AttemptStore.State before, SignInPace pace, Instant now) {
        boolean quiet = before.lastAttempt().isBefore(now.minus(pace.forgottenAfter()));
        int attempts = quiet ? 1 : before.attempts() + 1;
        return new AttemptStore.State(attempts, now, now.plus(pace.pauseAfter(attempts)));
    }

    /** A digest, because a password is sometimes typed in the place of a name. */
    private static byte[] nameSubject(String name) {
        return TokenSecret.sha256("name " + name);
    }

    private static byte[] addressSubject(String address) {
        return TokenSecret.sha256("network " + network(address));
    }

    /** The /64 of an IPv6 address, which is one subscriber's; any other as it is. */
    static String network(String address) {
        try {
            if (address.indexOf(':') >= 0 && InetAddress.ofLiteral(address) instanceof Inet6Address six) {
                return HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8)) + "/64";
            }
        } catch (IllegalArgumentException notAnAddress) {
            return address;
        }
        return address;
    }
}
