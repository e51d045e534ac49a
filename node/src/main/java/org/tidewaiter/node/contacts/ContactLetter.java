package org.tidewaiter.node.contacts;

import java.util.Optional;
import org.tidewaiter.exchange.token.Codes;
import org.tidewaiter.node.contacts.Contact.Details;
import org.tidewaiter.report.ReportJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The body of the letter that carries an entry. */
final class ContactLetter {

    static final String KIND = "contact";

    private ContactLetter() {}

    /** An entry as it travels. */
    record Told(String member, Details details) {}

    static String write(String member, Details details) {
        return ReportJson.mapper()
                .createObjectNode()
                .put("member", member)
                .put("administration", details.administration())
                .put("country", details.country())
                .put("role", details.role().name())
                .put("mailbox", details.mailbox())
                .put("telephone", details.telephone())
                .put("languages", details.languages())
                .put("hours", details.hours())
                .toString();
    }

    /** Empty where the body is no entry: a partner writes what it likes. */
    static Optional<Told> read(String body) {
        try {
            JsonNode json = ReportJson.mapper().readTree(body);
            Told told = new Told(
                    text(json, "member"),
                    new Details(
                            text(json, "administration"),
                            text(json, "country"),
                            ContactRole.valueOf(text(json, "role")),
                            text(json, "mailbox"),
                            text(json, "telephone"),
                            text(json, "languages"),
                            text(json, "hours")));
            boolean fits = (told.member().isEmpty() || Codes.isCode(told.member()))
                    && ContactCheck.of(told.details()).isEmpty();
            return fits ? Optional.of(told) : Optional.empty();
        } catch (JacksonException | IllegalArgumentException noEntry) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).stringValue();
    }
}
