package org.tidewaiter.report.rules;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Collectors;
import org.tidewaiter.report.units.QuantityWords;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Messages of the rules, with named arguments in braces. */
final class Messages {

    private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private Messages() {}

    static String of(String rule, Locale locale, Map<String, String> arguments) {
        String message = bundle(locale).getString(rule);
        for (Map.Entry<String, String> argument : arguments.entrySet()) {
            message = message.replace("{" + argument.getKey() + "}", inWords(argument, locale));
        }
        return message;
    }

    static Optional<String> find(String rule, Locale locale) {
        ResourceBundle bundle = bundle(locale);
        return bundle.containsKey(rule) ? Optional.of(bundle.getString(rule)) : Optional.empty();
    }

    /** Lists and units are named, and figures written, as people know them. */
    private static String inWords(Map.Entry<String, String> argument, Locale locale) {
        Vocabulary vocabulary = Vocabulary.load();
        return switch (argument.getKey()) {
            case "list" ->
                vocabulary
                        .find(argument.getValue())
                        .map(list -> list.title().in(locale))
                        .orElse(argument.getValue());
            case "units" ->
                Arrays.stream(argument.getValue().split(", "))
                        .map(unit -> vocabulary.label("unit", unit, locale))
                        .collect(Collectors.joining(", "));
            case "unit" -> QuantityWords.load().unit(BigDecimal.ONE, argument.getValue(), locale);
            case "limit", "least", "most" ->
                NumberFormat.getNumberInstance(locale).format(new BigDecimal(argument.getValue()));
            default -> argument.getValue();
        };
    }

    static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "org.tidewaiter.report.rules.messages", locale, Messages.class.getClassLoader(), NO_FALLBACK);
    }
}
