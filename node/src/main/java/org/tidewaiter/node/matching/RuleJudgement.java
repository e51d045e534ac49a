package org.tidewaiter.node.matching;

/**
 * What a rule has just said of two reports; announced in the transaction that writes it down.
 *
 * @param rule code
 */
sealed interface RuleJudgement {

    Pair pair();

    String rule();

    record Linked(Pair pair, String rule) implements RuleJudgement {}

    /** @param reason code why the link no longer holds */
    record Parted(Pair pair, String rule, String reason) implements RuleJudgement {}
}
