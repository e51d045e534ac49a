package org.tidewaiter.node.matching;

import java.util.EnumSet;
import org.tidewaiter.node.registry.SeizureSource;

/**
 * The rule by which reports link by themselves: the same case of the same country, on days that can be one, with goods
 * that can be the same.
 */
final class SameCase {

    /** Names the rule in the judgements that it makes. */
    static final String CODE = "same-case";

    private SameCase() {}

    static Verdict judge(SeizureSource one, SeizureSource other) {
        if (one.pseudonym() == null || !one.pseudonym().equals(other.pseudonym())) {
            return new Verdict.Unrelated();
        }
        EnumSet<Difference> differences = EnumSet.noneOf(Difference.class);
        if (!one.country().equals(other.country())) {
            differences.add(Difference.COUNTRY);
        }
        if (one.date() == null || other.date() == null || !one.date().canBe(other.date())) {
            differences.add(Difference.DATE);
        }
        GoodsFit.difference(one.goods(), other.goods()).ifPresent(differences::add);
        return differences.isEmpty() ? new Verdict.Same() : new Verdict.Doubtful(differences);
    }
}
