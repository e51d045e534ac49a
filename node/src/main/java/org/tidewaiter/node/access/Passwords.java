package org.tidewaiter.node.access;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id, with as many computations at once as there are processors: each takes 19 MiB, and a flood of sign-ins must
 * cost the flood, not the node. Parameters: docs/decisions/passwords.md.
 */
@Component
class Passwords {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int ITERATIONS = 2;
    private static final int WAIT_SECONDS = 10;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Argon2PasswordEncoder ARGON2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, ITERATIONS);
    private static final Supplier<String> NOBODYS_HASH = new Once<>(() -> encode(random()));

    private final Semaphore running = new Semaphore(Runtime.getRuntime().availableProcessors());

    /** The first computation loads classes and takes most of a second; no person should wait for it. */
    @EventListener(ApplicationStartedEvent.class)
    void warmUp() {
        Thread.ofPlatform().daemon().name("argon2-warm-up").start(() -> matches("", Optional.empty()));
    }

    String hash(String password) {
        return bounded(() -> encode(Normalizer.normalize(password, Normalizer.Form.NFC)));
    }

    /** Takes as long for an account without a password, or for none, as for any other. */
    boolean matches(String password, Optional<String> hash) {
        var against = hash.orElseGet(NOBODYS_HASH);
        var tried = password.length() > PasswordRules.LONGEST * 2 ? "" : password;
        boolean same = bounded(() -> ARGON2.matches(Normalizer.normalize(tried, Normalizer.Form.NFC), against));
        return same && hash.isPresent();
    }

    /** A password for one sign-in, 120 bits, to be typed by hand. */
    String generate() {
        return random();
    }

    private static String random() {
        var bytes = new byte[15];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String encode(String password) {
        var hash = ARGON2.encode(password);
        if (hash == null) {
            throw new IllegalStateException("no hash of a password");
        }
        return hash;
    }

    private <T> T bounded(Supplier<T> work) {
        try {
            if (!running.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new TooManySignInsException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooManySignInsException();
        }
        try {
            return work.get();
        } finally {
            running.release();
        }
    }
}
