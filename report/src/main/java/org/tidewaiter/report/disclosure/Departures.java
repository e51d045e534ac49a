package org.tidewaiter.report.disclosure;

import java.util.HashMap;
import java.util.Map;
import org.tidewaiter.report.LineText;
import org.tidewaiter.report.disclosure.DisclosureProfile.OffenderProfiles;

/** Says of every field of the model, whatever a report records, how it leaves under a profile; for the field reference. */
public final class Departures {

    /** How a field leaves. */
    public enum Departure {
        LEAVES,
        /** Text: once a person has released it. */
        AFTER_RELEASE,
        /** Sex, age band and role of offenders, where there are three or more. */
        FROM_THREE_OFFENDERS,
        /** As a keyed pseudonym. */
        AS_PSEUDONYM,
        STAYS
    }

    private static final String CASE_REFERENCE = "nominal.nationalCaseRef";

    private final Map<String, Departure> departures = new HashMap<>();

    public Departures(DisclosureProfile profile) {
        profile.parts().forEach((label, fields) -> {
            for (String field : fields) {
                PartName part =
                        PartName.of(label).or(() -> PartName.of(label + "/1")).orElseThrow();
                departures.put(path(part, field), departure(part, profile));
            }
        });
    }

    /** How the field at a path of the field catalogue leaves. */
    public Departure of(String path) {
        return departures.getOrDefault(path.replace("[]", ""), Departure.STAYS);
    }

    private static Departure departure(PartName part, DisclosureProfile profile) {
        return switch (part) {
            case TEXT -> Departure.AFTER_RELEASE;
            case PSEUDONYM -> Departure.AS_PSEUDONYM;
            case OFFENDER_PROFILES ->
                profile.offenderProfiles() == OffenderProfiles.ALWAYS
                        ? Departure.LEAVES
                        : Departure.FROM_THREE_OFFENDERS;
            default -> Departure.LEAVES;
        };
    }

    private static String path(PartName part, String field) {
        return switch (part) {
            case EVENT -> field;
            case LEG -> "route." + field;
            case PICTURE -> "pictures." + field;
            case TRANSPORT_IDENTITY -> "transport.identity." + field;
            case OFFENDERS -> field.equals("nationalities") ? "offenders.profiles.nationality" : "offenders." + field;
            case OFFENDER_PROFILES -> "offenders.profiles." + field;
            case TEXT -> text(field);
            case PSEUDONYM -> CASE_REFERENCE;
            default -> part.label() + "." + field;
        };
    }

    private static String text(String field) {
        return switch (field) {
            case "summary" -> field;
            case "declaredDescription" -> "consignment." + field;
            default -> "goods." + LineText.released(field).orElseThrow().path();
        };
    }
}
