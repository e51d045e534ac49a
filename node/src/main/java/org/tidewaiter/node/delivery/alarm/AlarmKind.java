package org.tidewaiter.node.delivery.alarm;

import java.util.Locale;

/** What a person must look at. */
public enum AlarmKind {
    /** Two versions claim the same place in one report; the first is kept. */
    CONFLICT,
    /** A dispatch that the partner's key did not sign, or that was altered. */
    FORGED_DISPATCH,
    /** A partner sent a report of an authority for which it may not report. */
    NO_MANDATE,
    /** A partner's answer proves nothing: no receipt of its own for what was sent. */
    FALSE_RECEIPT,
    /** One report fails again and again while others pass. */
    POSTPONED_REPORT,
    /** What is stored of a delivered version cannot be read, so that its further parts do not go. */
    UNREADABLE_SUPPLEMENT,
    /** A partner has handed a report over: this node issues it now. */
    HANDED_OVER,
    /** What is stored of a version does not verify any more. */
    DAMAGED_VERSION,
    /** A comparison with a partner found what only a person can decide. */
    RECONCILIATION,
    /** A partner refused a letter, or answered it again and again without a signature. */
    LETTER_NOT_TAKEN,
    /** A partner's receipt does not prove that what it accepted is in its log. */
    LOG_PROOF_FAILS,
    /** A partner signed two states of its log that cannot both be true: history was rewritten or cut. */
    LOG_REWRITTEN,
    /** A partner's log does not reach what it once signed, and the partner says so: restored from an old copy, or cut. */
    LOG_BEHIND,
    /** A partner presents more of this node's own log than there is: restored from an old copy, or cut. */
    OWN_LOG_BEHIND,
    /** A partner cosigned a head that this node signed, and that its own log does not go on from. */
    OWN_LOG_ALTERED,
    /** A partner began a new log after a restore, and knew how far its partners had seen the one before. */
    LOG_REOPENED,
    /** A partner has not proven for a day that its log only grew, or that it is the one which others have verified. */
    LOG_UNPROVEN,
    /** A node signed that it has verified another history of a log than this node has: its word, under its own key. */
    LOG_WITNESSED_OTHERWISE,
    /** This node's clock and a partner's tell different times, so that no figure of how long reports took is good. */
    CLOCKS_APART,
    /** A partner has revoked all keys but one: the others may be in other hands, and since when is not known. */
    KEY_REVOKED,
    /** A partner has seen more of this node than the node remembers: it may be an old copy. */
    BEHIND_PARTNER;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static AlarmKind ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
