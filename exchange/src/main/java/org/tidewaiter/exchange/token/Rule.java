package org.tidewaiter.exchange.token;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The rules of the exchange that a message can break. {@link #code()} is what travels and what messages for people are
 * looked up by.
 */
public enum Rule {
    /** More bytes, characters, items or levels than allowed. */
    TOO_LARGE,
    /** Not three parts parted by dots. */
    NOT_A_COMPACT_TOKEN,
    /** Base64url in another than its one spelling: padded, foreign characters, or stray trailing bits. */
    NOT_CANONICAL_BASE64URL,
    /** Not one JSON object in UTF-8 with unique names, or with characters that mislead a reader. */
    NOT_STRICT_JSON,
    /** Header names other than alg, typ, kid. */
    HEADER_NOT_EXACT,
    WRONG_ALGORITHM,
    /** A signed kind in the place of another. */
    KIND_MISMATCH,
    /** The signer is no node known here. */
    UNKNOWN_SENDER,
    /** The key named is not one of the signer's: right perhaps for another node, or not learnt yet. */
    WRONG_KEY,
    /** Signed with a key that its node has revoked, and not taken before; or naming such a key. */
    KEY_REVOKED,
    /** A revocation by a node that has committed itself to no recovery key here, or a new one without the word of the old. */
    NO_RECOVERY_KEY,
    BAD_SIGNATURE,
    CLAIM_MISSING,
    CLAIM_UNKNOWN,
    CLAIM_MALFORMED,
    /** A protocol version that this node does not speak yet. */
    PROTOCOL_UNKNOWN,
    /** Issued by another node than the one expected. */
    WRONG_ISSUER,
    /** This node may not issue for this originator. */
    NO_MANDATE,
    /** The number of digests is none of the fixed sizes. */
    DIGESTS_NOT_PADDED,
    /** Digests repeated or not in ascending order. */
    DIGESTS_NOT_SORTED,
    /** A withdrawal that discloses, or withholds, something. */
    WITHDRAWAL_DISCLOSES,
    DISCLOSURE_MALFORMED,
    DISCLOSURE_REPEATED,
    /** No digest of the version stands for it. */
    DISCLOSURE_UNREFERENCED,
    /** Its name is that of a clear claim or of another disclosure. */
    DISCLOSURE_COLLIDES,
    /** Named {@code _sd} or {@code ...}, or holding such a name at any depth. */
    DISCLOSURE_NESTED,
    /** A number that is not whole; quantities and amounts are decimal strings. */
    NUMBER_NOT_WHOLE,
    /** Addressed to another node. */
    WRONG_AUDIENCE,
    /** The node at the other end of the line is not the signer. */
    TLS_IDENTITY_DIFFERS,
    /** The items are not those that were signed. */
    ALTERED_CONTENT,
    /** Not under an agreement in force here. */
    STALE_AGREEMENT,
    /** A line of a dispatch that is no item, or fewer or more items than announced. */
    MALFORMED_ITEM,
    /** A receipt for another dispatch. */
    WRONG_DISPATCH,
    /** A receipt whose items are not those that were sent. */
    ITEMS_DIFFER,
    /** A receipt that does not prove that what it accepted is in the log of its signer. */
    LOG_PROOF_FAILS,
    /** The receiver's log does not reach what it once signed: it takes nothing until its operator opens a new one. */
    LOG_BEHIND,
    /** An answer to another question. */
    WRONG_QUESTION,
    /** Bytes that no version held here names. */
    ATTACHMENT_UNNAMED,
    /** Bytes that are not what the version says of them. */
    ATTACHMENT_DIFFERS,
    /** The two signers did not sign the same text. */
    TEXTS_DIFFER,
    /** The predecessor that the sender relies on is not held here. */
    AFTER_UNKNOWN,
    /** No unbroken chain leads from the version to what is held. */
    CHAIN_BROKEN,
    /** Content for a report that was withdrawn. */
    REPORT_WITHDRAWN,
    /** More versions of one report than anybody needs. */
    TOO_MANY_VERSIONS,
    /** Content from before the recall that took the report back. */
    REPORT_RECALLED,
    /** The versions that it follows say that another node issues this report. */
    NOT_THE_ISSUER,
    /** A vocabulary edition that this node does not know yet. */
    VOCABULARY_UNKNOWN,
    /** A parcel that was altered, cut short, or sealed for another key. */
    PARCEL_DAMAGED;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The rule's name on the wire, such as {@code bad-signature}. */
    public String code() {
        return code;
    }

    /** The rule of that name; empty where it is none of the exchange. */
    public static Optional<Rule> of(String code) {
        return Arrays.stream(values()).filter(rule -> rule.code.equals(code)).findFirst();
    }
}
