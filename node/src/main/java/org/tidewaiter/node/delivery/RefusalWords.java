package org.tidewaiter.node.delivery;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.node.web.Language;
import org.tidewaiter.node.web.Messages;

/** Why a partner did not accept a version, as a sentence. */
@Component
public class RefusalWords {

    private static final String KEY = "delivery.refusal.";

    private final Messages messages;

    RefusalWords(Messages messages) {
        this.messages = messages;
    }

    /** The sentence for a rule of agreements or of the exchange; empty for a rule of the report's content. */
    public Optional<String> sentence(String rule, Language language) {
        if (messages.has(language, KEY + rule)) {
            return Optional.of(messages.text(language, KEY + rule));
        }
        return Rule.of(rule).map(form -> messages.text(language, KEY + "form", rule));
    }

    /** The same, with the rule's name where there is no sentence for it. */
    public String sentenceOrName(String rule, Language language) {
        return sentence(rule, language).orElse(rule);
    }
}
