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

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, ITERATIONS);
    private final Semaphore running = new Semaphore(Runtime.getRuntime().availableProcessors());
    private final SecureRandom random;
    private final Supplier<String> nobodysHash;

    Passwords() {
        this.random = new SecureRandom();
        this.nobodysHash = new Once<>(() -> hash(generate()));
    }

    /** The first computation loads classes and takes most of a second; no person should wait for it. */
    @EventListener(ApplicationStartedEvent.class)
    void warmUp() {
        Thread.ofPlatform().daemon().name("argon2-warm-up").start(() -> matches("", Optional.empty()));
    }

    String hash(String password) {
        return bounded(() -> {
            var hash = argon2.encode(Normalizer.normalize(password, Normalizer.Form.NFC));
            if (hash == null) {
                throw new IllegalStateException("no hash of a password");
            }
            return hash;
        });
    }

    /** Takes as long for an account without a password, or for none, as for any other. */
    boolean matches(String password, Optional<String> hash) {
        var against = hash.orElseGet(nobodysHash);
        var tried = password.length() > PasswordRules.LONGEST * 2 ? "" : password;
        boolean same = bounded(() -> argon2.matches(Normalizer.normalize(tried, Normalizer.Form.NFC), against));
        return same && hash.isPresent();
    }

    /** A password for one sign-in, 120 bits, to be typed by hand. */
    String generate() {
        var bytes = new byte[15];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
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
