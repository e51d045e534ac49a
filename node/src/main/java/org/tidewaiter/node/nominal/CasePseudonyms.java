package org.tidewaiter.node.nominal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.registry.CasePseudonym;

/**
 * Makes the pseudonym under which two systems of one country recognise the same case: HMAC-SHA-256 of the normalised
 * case reference. The key follows the year of the event and the hub that it is for, both derived from one secret that
 * the country's systems share.
 *
 * <p>Normalising, as both systems must do it: Unicode NFKC, upper case, letters and digits only, leading zeros of each
 * run of digits removed. References that name no case ("N/A", "unknown", one repeated character) have no pseudonym.
 */
public final class CasePseudonyms {

    private static final Set<String> PLACEHOLDERS = Set.of(
            "NA", "NONE", "NULL", "NIL", "UNKNOWN", "INCONNU", "TEST", "TBD", "TBC", "PENDING", "XXX", "SANS", "NEANT");
    private static final int SHORTEST = 3;

    private final byte[] secret;
    private final String hub;

    CasePseudonyms(byte[] secret, String hub) {
        this.secret = secret.clone();
        this.hub = hub;
    }

    /** The pseudonym of a case; empty where the reference names none or the day of the event is not known. */
    public Optional<CasePseudonym> of(@Nullable String reference, @Nullable LocalDate eventDay) {
        if (reference == null || eventDay == null) {
            return Optional.empty();
        }
        String normal = normalise(reference);
        if (normal.length() < SHORTEST || PLACEHOLDERS.contains(plain(normal)) || isOneCharacter(normal)) {
            return Optional.empty();
        }
        byte[] key = hmac(secret, "case-pseudonym/" + hub + "/" + eventDay.getYear());
        String keyId = eventDay.getYear() + "-" + HexFormat.of().formatHex(Arrays.copyOf(hmac(key, "key-id"), 4));
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(hmac(key, normal));
        return Optional.of(new CasePseudonym(keyId, value));
    }

    static String normalise(String reference) {
        String plain = Normalizer.normalize(reference, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "\u0000");
        return plain.replaceAll("(?<![\\p{N}])0+(?=\\p{N})", "").replace("\u0000", "");
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    }

    private static boolean isOneCharacter(String text) {
        return text.codePoints().distinct().count() == 1;
    }

    private static byte[] hmac(byte[] key, String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
