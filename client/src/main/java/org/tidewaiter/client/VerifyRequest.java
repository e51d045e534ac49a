package org.tidewaiter.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tidewaiter.exchange.identity.KeyEvent;
import org.tidewaiter.exchange.identity.KeyHistory;
import org.tidewaiter.exchange.identity.VerificationKey;

/**
 * What is to be verified, and with whose keys.
 *
 * @param keys of nodes by their names, from a source that the reader trusts
 */
record VerifyRequest(Path file, Map<String, KeyHistory> keys) {

    VerifyRequest {
        keys = Map.copyOf(keys);
    }

    static VerifyRequest of(List<String> words, Words texts) throws UsageException {
        Arguments arguments = Arguments.of(words, Set.of("--keys"), Set.of(), texts);
        if (arguments.plain().size() != 1 || arguments.option("--keys").isEmpty()) {
            throw new UsageException(texts.of("verify.usage"));
        }
        Path file = Path.of(arguments.plain().getFirst());
        Path keys = Path.of(arguments.option("--keys").orElseThrow());
        for (Path needed : List.of(file, keys)) {
            if (!Files.isReadable(needed) || Files.isDirectory(needed)) {
                throw new UsageException(texts.of("import.no-file", needed));
            }
        }
        return new VerifyRequest(file, read(keys, texts));
    }

    /**
     * A name and a key a line, several lines for a node whose key has changed; empty lines and those that begin with # say
     * nothing.
     */
    private static Map<String, KeyHistory> read(Path file, Words texts) throws UsageException {
        Map<String, KeyHistory> keys = new LinkedHashMap<>();
        int number = 0;
        for (String line : lines(file, texts)) {
            number++;
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            String[] words = text.split("\\s+");
            try {
                VerificationKey key = VerificationKey.parse(words[1]);
                KeyHistory known = keys.get(words[0]);
                if (words.length != 2 || known != null && known.keyFor(key.id()).isPresent()) {
                    throw new UsageException(texts.of("verify.bad-key", file, number));
                }
                keys.put(
                        words[0],
                        known == null
                                ? KeyHistory.pinned(words[0], key, Instant.EPOCH)
                                : known.and(new KeyEvent.Succeeded(key, Instant.EPOCH)));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException notAKey) {
                throw new UsageException(texts.of("verify.bad-key", file, number));
            }
        }
        return keys;
    }

    private static List<String> lines(Path file, Words texts) throws UsageException {
        try {
            return Files.readString(file).replaceFirst("^\uFEFF", "").lines().toList();
        } catch (IOException e) {
            throw new UsageException(
                    texts.of("verify.file-failed", file, e.getClass().getSimpleName()));
        }
    }
}
