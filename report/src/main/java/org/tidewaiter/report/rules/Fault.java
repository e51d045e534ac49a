package org.tidewaiter.report.rules;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tidewaiter.report.MalformedReportException;
import org.tidewaiter.report.Submission;

/**
 * Something wrong with a report.
 *
 * @param rule id of the rule, for example {@code quantity-positive}
 * @param path where, for example {@code goods[0].quantity.unit}
 * @param arguments limits and vocabulary codes named in the message; never what was typed
 */
public record Fault(String rule, Severity severity, String path, Map<String, String> arguments) {

    /** Rules that compare a place with another, by the name of that other: without it nothing can be said. */
    private static final Map<String, String> COMPARED = Map.of(
            "subcategory-of-category", "category",
            "locode-country", "country",
            "value-plausible", "quantity",
            "serial-number-line", "goods");

    public Fault {
        arguments = Map.copyOf(arguments);
    }

    /** The faults of a document that is no report at all. */
    public static List<Fault> of(MalformedReportException malformed) {
        return malformed.problems().stream()
                .map(problem -> new Fault(problem.rule(), Severity.REFUSE, problem.path(), Map.of()))
                .toList();
    }

    /**
     * What is wrong with a document beside its form, whatever was meant in the places that do not fit.
     *
     * @param judge what is wrong with a reading
     */
    public static List<Fault> beside(Submission.Completed completed, Function<Submission, List<Fault>> judge) {
        List<List<Fault>> found = completed.readings().stream().map(judge).toList();
        return found.getFirst().stream()
                .filter(fault -> completed.tells(fault.path()))
                .filter(fault -> !completed.filled(COMPARED.get(fault.rule())))
                .filter(fault -> found.stream().allMatch(faults -> faults.contains(fault)))
                .toList();
    }

    /** What a rule says in words, where nothing else is known than its id; empty where its words depend on more. */
    public static Optional<String> message(String rule, Locale locale) {
        return Messages.find(rule, locale).filter(message -> message.indexOf('{') < 0);
    }

    /** What is wrong and what to do, in words. */
    public String message(Locale locale) {
        return Messages.of(rule, locale, arguments);
    }
}
