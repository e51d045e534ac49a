package org.tidewaiter.node.delivery.queue;

import org.springframework.stereotype.Component;
import org.tidewaiter.node.web.Language;
import org.tidewaiter.node.web.Messages;

/** A lane's problem as a sentence, and what to do about it. */
@Component
public class ProblemWords {

    private static final String KEY = "delivery.problem.";
    private static final String HTTP = "http-";

    private final Messages messages;

    ProblemWords(Messages messages) {
        this.messages = messages;
    }

    /**
     * Words for a problem.
     *
     * @param sentence what is wrong
     * @param next what to do
     */
    public record Words(String sentence, String next) {}

    public Words of(String code, Language language, String partner) {
        String known = known(code, language);
        String detail = code.startsWith(HTTP) ? code.substring(HTTP.length()) : code;
        return new Words(
                messages.text(language, KEY + known, partner, detail),
                messages.text(language, KEY + known + ".next", partner, detail));
    }

    private String known(String code, Language language) {
        if (messages.has(language, KEY + code)) {
            return code;
        }
        return code.startsWith(HTTP) ? "http" : "refused";
    }
}
