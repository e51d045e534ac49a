package org.tidewaiter.report;

import java.util.List;
import org.tidewaiter.report.shape.Misshape;

/**
 * A document that is not a report at all: the sender's fault, and not cured by sending it again. Names every place that
 * does not fit, never what stood there.
 */
public final class MalformedReportException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public MalformedReportException(List<Misshape> misshapes) {
        super(
                misshapes.isEmpty()
                        ? "malformed"
                        : misshapes.getFirst().rule().id() + " at "
                                + misshapes.getFirst().path());
        this.problems = misshapes.stream()
                .map(each -> new Problem(each.rule().id(), each.path().toString()))
                .toList();
    }

    /** Every place that does not fit; at least one. */
    public List<Problem> problems() {
        return problems;
    }

    /** The first place that does not fit. */
    public String path() {
        return problems.getFirst().path();
    }

    /**
     * @param rule rule id, for example {@code unknown-name}; its message is in the catalogue of the rules
     * @param path for example {@code goods[0].quantity.unit}
     */
    public record Problem(String rule, String path) {}
}
