package org.tidewaiter.report;

/** What kind of event a report describes. */
public enum EventKind {
    SEIZURE(true),
    DETENTION(true),
    OFFENCE_WITHOUT_GOODS(false),
    ATTEMPT(false),
    FIND_WITHOUT_OWNER(true);

    private final boolean goodsRequired;

    EventKind(boolean goodsRequired) {
        this.goodsRequired = goodsRequired;
    }

    /** Whether at least one goods line with a quantity is mandatory. */
    public boolean goodsRequired() {
        return goodsRequired;
    }
}
