package org.tidewaiter.node.access;

import java.util.EnumSet;
import java.util.Set;

/** Something that an account may be allowed to do. Who has it, on which part, stands in {@code permissions.yaml}. */
public enum Permission {
    /** Enter the node: first page, own account, code lists. */
    ENTER,
    /** Record a seizure, keep drafts of it, hand it in. */
    RECORD,
    /** Say that a recorded report is right. */
    VERIFY,
    /** Let a report leave the node. */
    RELEASE,
    /** Issue a further version of a released report. */
    CORRECT,
    /** Take a released report back, for ever. */
    WITHDRAW,
    /** Let another node issue a report from now on. */
    HAND_OVER,
    /** Hold a report until a date or an event. */
    EMBARGO,
    /** Bring in reports from a file. */
    IMPORT,
    /** Search and count reports. */
    SEARCH,
    /** See cases and seizures counted over time, by goods, country, mode, concealment and route. */
    SEE_OVERVIEW,
    /** Read one report with its versions and proofs. */
    READ,
    /** Read what a partner sent and took back, for it had left the agreement. */
    READ_RECALLED,
    /** Read persons and companies of a case. */
    READ_NOMINAL,
    /** Say which reports are about the same seizure, and which are not. */
    LINK,
    /** Say of a report that has arrived whether it is right, and ask its reporter about it. */
    ASSESS,
    /** Answer what a partner asks about an own report. */
    ANSWER,
    /** Take reports out as a file. */
    EXPORT,
    /** See partners, lanes and clocks. */
    SEE_NETWORK,
    /** See what would have gone under an agreement, and why the rest would not. */
    TRY_AGREEMENT,
    /** Agree with partners and connect them. */
    ADMINISTER_NETWORK,
    /** Carry parcels to and from partners that have no line. */
    CARRY_PARCELS,
    /** Keep accounts. */
    ADMINISTER_ACCOUNTS,
    /** Read who did and saw what. */
    READ_AUDIT,
    /** Record that this node may sign although no partner has confirmed that it is not an old copy of itself. */
    OVERRIDE_STANDING,
    /** Keep the register of the node's offices and border posts. */
    KEEP_REGISTERS,
    /** Keep the own entry in the directory of contact points. */
    KEEP_CONTACTS,
    /** Load files of exchange rates and taxa. */
    LOAD_REFERENCES,
    /** Read the node's figures for monitoring. */
    READ_METRICS;

    /** One that is not named here is taken to show reports. */
    private static final Set<Permission> BESIDE_REPORTS = EnumSet.of(
            ENTER,
            IMPORT,
            SEE_NETWORK,
            ADMINISTER_NETWORK,
            CARRY_PARCELS,
            ADMINISTER_ACCOUNTS,
            READ_AUDIT,
            OVERRIDE_STANDING,
            KEEP_REGISTERS,
            KEEP_CONTACTS,
            LOAD_REFERENCES,
            READ_METRICS);

    /** Whether what it allows shows or changes reports that have been recorded, signed or received. */
    public boolean showsReports() {
        return !BESIDE_REPORTS.contains(this);
    }
}
