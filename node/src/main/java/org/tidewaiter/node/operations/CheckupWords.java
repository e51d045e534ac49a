package org.tidewaiter.node.operations;

import org.springframework.stereotype.Component;
import org.tidewaiter.node.checkup.Finding;
import org.tidewaiter.node.web.Language;
import org.tidewaiter.node.web.Messages;

/** Findings as sentences, and what to do. */
@Component
class CheckupWords {

    private static final String KEY = "checkup.";

    private final Messages messages;

    CheckupWords(Messages messages) {
        this.messages = messages;
    }

    String sentence(Finding finding, Language language) {
        return messages.text(language, KEY + finding.code(), finding.arguments().toArray());
    }

    String next(Finding finding, Language language) {
        return finding.severity() == Finding.Severity.GOOD
                ? ""
                : messages.text(
                        language,
                        KEY + finding.code() + ".next",
                        finding.arguments().toArray());
    }
}
