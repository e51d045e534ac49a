package org.tidewaiter.exchange.parcel;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.tidewaiter.exchange.identity.EncapsulationKeys;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.exchange.token.Base64Url;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Seals and opens parcels: one line of JSON that says for whom it is, then HPKE (RFC 9180: base mode, X25519, HKDF-SHA256,
 * AES-256-GCM) over one line for each message: what it is, and its bytes in base64url. The first line is bound to the rest.
 */
public final class ParcelSeal {

    public static final String MEDIA_TYPE = "application/vnd.tidewaiter.parcel";

    private static final byte[] PURPOSE = "tidewaiter-parcel-1".getBytes(StandardCharsets.US_ASCII);
    private static final int ENCAPSULATION_BYTES = 32;

    private ParcelSeal() {}

    /**
     * Seals messages for the holder of a key.
     *
     * @throws IllegalArgumentException when there are more, or larger ones, than a parcel takes
     */
    public static byte[] seal(ParcelLabel label, List<Enclosure> enclosures, VerificationKey recipient) {
        long weight = enclosures.stream().mapToLong(one -> one.content().length).sum();
        if (enclosures.size() > ParcelBounds.ENCLOSURES || weight > ParcelBounds.CONTENT_BYTES) {
            throw new IllegalArgumentException("these messages do not go into one parcel");
        }
        byte[] first = line(label);
        HPKEContextWithEncapsulation context = hpke().setupBaseS(EncapsulationKeys.of(recipient), PURPOSE);
        byte[] sealed = sealed(context, first, lines(enclosures));
        byte[] parcel = Arrays.copyOf(first, first.length + ENCAPSULATION_BYTES + sealed.length);
        System.arraycopy(context.getEncapsulation(), 0, parcel, first.length, ENCAPSULATION_BYTES);
        System.arraycopy(sealed, 0, parcel, first.length + ENCAPSULATION_BYTES, sealed.length);
        return parcel;
    }

    private static byte[] sealed(HPKEContextWithEncapsulation context, byte[] first, byte[] content) {
        try {
            return context.seal(first, content);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("sealing fails for no content", e);
        }
    }

    /** Opens a parcel with the key that it was sealed for. */
    public static ParcelReading open(byte[] parcel, String node, SigningKey key) {
        try {
            if (parcel.length > ParcelBounds.BYTES) {
                throw new Refusal(Rule.TOO_LARGE, "");
            }
            int end = endOfLabel(parcel);
            byte[] first = Arrays.copyOf(parcel, end);
            ParcelLabel label = label(first);
            if (!label.audience().equals(node)) {
                throw new Refusal(Rule.WRONG_AUDIENCE, "/audience");
            }
            return new ParcelReading.Opened(label, enclosures(opened(parcel, first, key)));
        } catch (Refusal refusal) {
            return new ParcelReading.Refused(refusal.rule());
        }
    }

    private static int endOfLabel(byte[] parcel) throws Refusal {
        for (int at = 0; at < Math.min(parcel.length, ParcelBounds.LABEL_BYTES); at++) {
            if (parcel[at] == '\n') {
                return at + 1;
            }
        }
        throw new Refusal(Rule.PARCEL_DAMAGED, "");
    }

    private static byte[] opened(byte[] parcel, byte[] first, SigningKey key) throws Refusal {
        int content = first.length + ENCAPSULATION_BYTES;
        if (parcel.length < content) {
            throw new Refusal(Rule.PARCEL_DAMAGED, "");
        }
        try {
            return hpke().setupBaseR(
                            Arrays.copyOfRange(parcel, first.length, content), EncapsulationKeys.of(key), PURPOSE)
                    .open(first, Arrays.copyOfRange(parcel, content, parcel.length));
        } catch (InvalidCipherTextException | IllegalStateException | IllegalArgumentException altered) {
            throw new Refusal(Rule.PARCEL_DAMAGED, "");
        }
    }

    private static HPKE hpke() {
        return new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    }

    private static byte[] line(ParcelLabel label) {
        ObjectNode json = StrictJson.newObject();
        json.put("parcel", 1);
        json.put("id", label.id().toString());
        json.put("sender", label.sender());
        json.put("audience", label.audience());
        json.put("time", label.time().toString());
        byte[] text = StrictJson.write(json);
        byte[] line = Arrays.copyOf(text, text.length + 1);
        line[text.length] = '\n';
        return line;
    }

    private static ParcelLabel label(byte[] line) throws Refusal {
        ObjectNode json = StrictJson.readObject(Arrays.copyOf(line, line.length - 1), "");
        if (json.path("parcel").intValue(0) != 1) {
            throw new Refusal(Rule.PROTOCOL_UNKNOWN, "/parcel");
        }
        try {
            return new ParcelLabel(
                    UUID.fromString(text(json, "id")),
                    text(json, "sender"),
                    text(json, "audience"),
                    Instant.parse(text(json, "time")));
        } catch (IllegalArgumentException | DateTimeParseException malformed) {
            throw new Refusal(Rule.CLAIM_MALFORMED, "");
        }
    }

    private static byte[] lines(List<Enclosure> enclosures) {
        StringBuilder lines = new StringBuilder();
        for (Enclosure enclosure : enclosures) {
            // Written by hand: a message of megabytes is longer than any text that the strict reader takes.
            lines.append(enclosure.kind().code())
                    .append(' ')
                    .append(Base64Url.encode(enclosure.content()))
                    .append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static List<Enclosure> enclosures(byte[] content) throws Refusal {
        List<Enclosure> enclosures = new ArrayList<>();
        for (String line : new String(content, StandardCharsets.US_ASCII).split("\n", -1)) {
            if (!line.isEmpty()) {
                if (enclosures.size() == ParcelBounds.ENCLOSURES) {
                    throw new Refusal(Rule.TOO_LARGE, "");
                }
                enclosures.add(enclosure(line));
            }
        }
        return enclosures;
    }

    private static Enclosure enclosure(String line) throws Refusal {
        int blank = line.indexOf(' ');
        Enclosure.Kind kind = Enclosure.Kind.of(line.substring(0, Math.max(blank, 0)))
                .orElseThrow(() -> new Refusal(Rule.KIND_MISMATCH, ""));
        return new Enclosure(kind, Base64Url.decode(line.substring(blank + 1), ""));
    }

    private static String text(ObjectNode json, String name) throws Refusal {
        JsonNode value = json.path(name);
        if (!value.isString()) {
            throw new Refusal(Rule.CLAIM_MISSING, "/" + name);
        }
        return value.stringValue();
    }
}
