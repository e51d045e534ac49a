package org.tidewaiter.report.rules;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** Messages of the rules, with named arguments in braces. */
final class Messages {

    private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private Messages() {}

    static String of(String rule, Locale locale, Map<String, String> arguments) {
        String message = bundle(locale).getString(rule);
        for (Map.Entry<String, String> argument : arguments.entrySet()) {
            message = message.replace("{" + argument.getKey() + "}", argument.getValue());
        }
        return message;
    }

    static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "org.tidewaiter.report.rules.messages", locale, Messages.class.getClassLoader(), NO_FALLBACK);
    }
}
