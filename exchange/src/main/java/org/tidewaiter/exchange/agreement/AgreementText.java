package org.tidewaiter.exchange.agreement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tidewaiter.exchange.token.Claims;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.StrictJson;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.Onward;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The canonical text of an agreement: JSON with names in this order and no white space. */
public final class AgreementText {

    private AgreementText() {}

    /** The bytes that both sides sign. */
    public static byte[] write(Agreement agreement) {
        ObjectNode json = StrictJson.newObject();
        json.put("number", agreement.number()).put("revision", agreement.revision());
        agreement.previousRevision().ifPresent(previous -> json.put("previous", previous.text()));
        json.put("sender", agreement.sender()).put("receiver", agreement.receiver());
        putAll(json, "categories", agreement.categories());
        putAll(json, "eventKinds", agreement.eventKinds());
        writeLimits(json, agreement.limits());
        json.putObject("profile")
                .put("name", agreement.profile().name())
                .put("digest", agreement.profile().digest().text());
        putAll(json, "handling", agreement.handling());
        ObjectNode onward = json.putObject("onward");
        putAll(onward, "classes", agreement.onward().classes());
        onward.put("profile", agreement.onward().profile());
        json.put("legalBasis", agreement.legalBasis()).put("hoursAllowed", agreement.hoursAllowed());
        json.put("validFrom", agreement.validFrom().toString());
        agreement.end().ifPresent(end -> json.put("validUntil", end.toString()));
        json.put("release", agreement.release().code());
        agreement.passedOn().ifPresent(passedOn -> {
            ObjectNode relays = json.putObject("relays");
            putAll(relays, "originators", passedOn.originators());
            relays.put("recipients", passedOn.recipients());
        });
        return StrictJson.write(json);
    }

    /** Limits that are not set leave no trace in the text. */
    private static void writeLimits(ObjectNode json, ScopeLimits limits) {
        if (!limits.places().isEmpty()) {
            putAll(json, "places", limits.places());
        }
        if (!limits.thresholds().isEmpty()) {
            ArrayNode thresholds = json.putArray("thresholds");
            limits.thresholds()
                    .forEach(threshold -> thresholds
                            .addObject()
                            .put("subcategory", threshold.subcategory())
                            .put("unit", threshold.unit())
                            .put("amount", threshold.text()));
        }
    }

    private static void putAll(ObjectNode json, String name, List<String> values) {
        ArrayNode array = json.putArray(name);
        values.forEach(array::add);
    }

    /** Reads a text that nobody has signed yet. */
    public static Agreement read(byte[] text) throws Refusal {
        return read(StrictJson.readClaims(text, "/claims"));
    }

    static Agreement read(Claims json) throws Refusal {
        String number = json.code("number");
        int revision = json.smallNumber("revision", 1, Agreement.MAXIMUM_REVISION);
        Digest previous = json.optionalBytes32("previous").map(Digest::of).orElse(null);
        String sender = json.code("sender");
        String receiver = json.code("receiver");
        List<String> categories = json.codes("categories", Agreement.MAXIMUM_CODES);
        List<String> eventKinds = json.codes("eventKinds", Agreement.MAXIMUM_CODES);
        List<String> places = json.has("places") ? json.codes("places", ScopeLimits.MAXIMUM_PLACES) : List.of();
        List<Threshold> thresholds = readThresholds(json);
        ProfileReference profile = readProfile(json.object("profile"));
        List<String> handling = json.codes("handling", Agreement.MAXIMUM_CODES);
        Onward onward = readOnward(json.object("onward"));
        String legalBasis = json.text("legalBasis", Agreement.MAXIMUM_LEGAL_BASIS);
        int hoursAllowed = json.smallNumber("hoursAllowed", 1, Agreement.MAXIMUM_HOURS);
        Instant validFrom = json.instant("validFrom");
        Instant validUntil = json.optionalInstant("validUntil").orElse(null);
        ReleaseRule release = readRelease(json);
        Relaying relaying = json.has("relays") ? readRelaying(json.object("relays")) : null;
        json.requireAllRead();
        try {
            return new Agreement(
                    number,
                    revision,
                    previous,
                    sender,
                    receiver,
                    categories,
                    eventKinds,
                    profile,
                    handling,
                    onward,
                    legalBasis,
                    hoursAllowed,
                    validFrom,
                    validUntil,
                    release,
                    new ScopeLimits(places, thresholds),
                    relaying);
        } catch (IllegalArgumentException inconsistent) {
            throw new Refusal(Rule.CLAIM_MALFORMED, "/claims");
        }
    }

    private static List<Threshold> readThresholds(Claims json) throws Refusal {
        if (!json.has("thresholds")) {
            return List.of();
        }
        List<Threshold> thresholds = new ArrayList<>();
        for (Claims each : json.objects("thresholds", ScopeLimits.MAXIMUM_THRESHOLDS)) {
            String subcategory = each.code("subcategory");
            String unit = each.code("unit");
            String amount = each.text("amount", Threshold.MAXIMUM_DIGITS + 1);
            each.requireAllRead();
            thresholds.add(Threshold.parse(subcategory, unit, amount).orElseThrow(() -> each.malformed("amount")));
        }
        return thresholds;
    }

    private static ProfileReference readProfile(Claims json) throws Refusal {
        ProfileReference profile = new ProfileReference(json.code("name"), Digest.of(json.bytes32("digest")));
        json.requireAllRead();
        return profile;
    }

    private static Onward readOnward(Claims json) throws Refusal {
        Onward onward = new Onward(json.codes("classes", 32), json.code("profile"));
        json.requireAllRead();
        return onward;
    }

    private static Relaying readRelaying(Claims json) throws Refusal {
        List<String> originators = json.codes("originators", Agreement.MAXIMUM_CODES);
        String recipients = json.code("recipients");
        json.requireAllRead();
        try {
            return new Relaying(originators, recipients);
        } catch (IllegalArgumentException inconsistent) {
            throw new Refusal(Rule.CLAIM_MALFORMED, "/claims/relays");
        }
    }

    private static ReleaseRule readRelease(Claims json) throws Refusal {
        String code = json.code("release");
        for (ReleaseRule rule : ReleaseRule.values()) {
            if (rule.code().equals(code)) {
                return rule;
            }
        }
        throw json.malformed("release");
    }
}
