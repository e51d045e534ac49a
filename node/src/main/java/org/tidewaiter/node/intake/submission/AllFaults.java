package org.tidewaiter.node.intake.submission;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.report.Submission;
import org.tidewaiter.report.rules.Fault;
import tools.jackson.databind.node.ObjectNode;

/** Judges what can be read of a document that is refused for its form, so that all its faults are told at once. */
@Component
@HoldsNominalData
public class AllFaults {

    private final Preparation preparation;
    private final Clock clock;

    AllFaults(Preparation preparation, Clock clock) {
        this.preparation = preparation;
        this.clock = clock;
    }

    /** The faults of a document from a program: of its form, and of all that its form does not touch. */
    public List<Fault> of(AccessScope scope, Documents.Reading.Unreadable unreadable) {
        return of(scope, unreadable, UnaryOperator.identity());
    }

    /** @param taken what would be judged in place of a reading */
    public List<Fault> of(AccessScope scope, Documents.Reading.Unreadable unreadable, UnaryOperator<Submission> taken) {
        ObjectNode document = unreadable.document();
        return document == null
                ? unreadable.faults()
                : of(scope, Channel.API, document, unreadable.faults(), taken, Answers.ALL);
    }

    /** The faults that are known and, at other places, those that are found beside them. */
    public List<Fault> of(AccessScope scope, Channel channel, ObjectNode document, List<Fault> known, Answers answers) {
        return of(scope, channel, document, known, UnaryOperator.identity(), answers);
    }

    private List<Fault> of(
            AccessScope scope,
            Channel channel,
            ObjectNode document,
            List<Fault> known,
            UnaryOperator<Submission> taken,
            Answers answers) {
        Submission.Completed completed = Submission.complete(document, LocalDate.now(clock));
        return with(
                known,
                Fault.beside(completed, reading -> preparation.faults(scope, channel, taken.apply(reading), answers)));
    }

    /** Faults, and further ones at other places. */
    public static List<Fault> with(List<Fault> known, List<Fault> more) {
        Set<String> places = known.stream().map(Fault::path).collect(Collectors.toSet());
        List<Fault> all = new ArrayList<>(known);
        more.stream().filter(fault -> !places.contains(fault.path())).forEach(all::add);
        return List.copyOf(all);
    }
}
